<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AreaChoice</name>
    <message>
        <source>Choose a layer, or search the whole index.</source>
        <translation>Выберите слой или ищите по всему индексу.</translation>
    </message>
    <message>
        <source>Drag a rectangle on the map.</source>
        <translation>Растяните прямоугольник на карте.</translation>
    </message>
    <message>
        <source>Drag one on the map, or search the whole index.</source>
        <translation>Растяните его на карте или ищите по всему индексу.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Нарисовать</translation>
    </message>
    <message>
        <source>Drawn rectangle</source>
        <translation>Нарисованный прямоугольник</translation>
    </message>
    <message>
        <source>Extent of layer</source>
        <translation>Охват слоя</translation>
    </message>
    <message>
        <source>Layer that says where to search</source>
        <translation>Слой, который задаёт, где искать</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Вид карты</translation>
    </message>
    <message>
        <source>No layer says where to search.</source>
        <translation>Ни один слой не задаёт, где искать.</translation>
    </message>
    <message>
        <source>No rectangle was drawn yet.</source>
        <translation>Прямоугольник ещё не нарисован.</translation>
    </message>
    <message>
        <source>Polygons of layer</source>
        <translation>Полигоны слоя</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>Где искать</translation>
    </message>
    <message>
        <source>Whole index</source>
        <translation>Весь индекс</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>{}: no figures yet</source>
        <translation>{}: значений пока нет</translation>
    </message>
    <message>
        <source>{}: {} at the start, {} now</source>
        <translation>{}: {} в начале, {} сейчас</translation>
    </message>
</context>
<context>
    <name>DeviceLine</name>
    <message>
        <source>Device</source>
        <translation>Устройство</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>Освободить память</translation>
    </message>
    <message>
        <source>Free memory: closes the models that nobody uses, on the graphics card too</source>
        <translation>Освободить память: закрывает модели, которыми никто не пользуется, и на видеокарте тоже</translation>
    </message>
    <message>
        <source>Host not running</source>
        <translation>Хост не запущен</translation>
    </message>
    <message>
        <source>Host ready</source>
        <translation>Хост готов</translation>
    </message>
    <message>
        <source>Host {} on {}</source>
        <translation>Хост {} на {}</translation>
    </message>
    <message>
        <source>It starts with the first search.</source>
        <translation>Запускается при первом поиске.</translation>
    </message>
    <message>
        <source>Memory freed: {} MB</source>
        <translation>Освобождено памяти: {} МБ</translation>
    </message>
    <message>
        <source>Memory: {} MB, of which models {} MB</source>
        <translation>Память: {} МБ, из них модели {} МБ</translation>
    </message>
    <message>
        <source>running: {}</source>
        <translation>выполняется: {}</translation>
    </message>
    <message>
        <source>{} MB</source>
        <translation>{} МБ</translation>
    </message>
</context>
<context>
    <name>ExamplesList</name>
    <message>
        <source>Delete removes an example; Space makes it a counter-example, and back.</source>
        <translation>Delete убирает пример; пробел делает его контрпримером и обратно.</translation>
    </message>
    <message>
        <source>Examples and counter-examples</source>
        <translation>Примеры и контрпримеры</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>Похожее на это</translation>
    </message>
    <message>
        <source>Like {}</source>
        <translation>Похоже на {}</translation>
    </message>
    <message>
        <source>Make it a counter-example</source>
        <translation>Сделать контрпримером</translation>
    </message>
    <message>
        <source>Make it an example</source>
        <translation>Сделать примером</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Убрать всё</translation>
    </message>
    <message>
        <source>Unlike this</source>
        <translation>Непохожее на это</translation>
    </message>
    <message>
        <source>Unlike {}</source>
        <translation>Непохоже на {}</translation>
    </message>
</context>
<context>
    <name>ExportParameters</name>
    <message>
        <source>Area of a layer that is no file</source>
        <translation>Область слоя, который не является файлом</translation>
    </message>
    <message>
        <source>Go on though parts of a web map are transparent, because they are meant to be so. Otherwise that is an error: most often tiles did not come.</source>
        <translation>Продолжать, хотя части веб-карты прозрачны, потому что так и должно быть. Иначе это ошибка: чаще всего тайлы не пришли.</translation>
    </message>
    <message>
        <source>Metres on the ground a pixel of the export has. When empty the layer's own pixels, or 2048 along the longer side of a web map.</source>
        <translation>Сколько метров на местности занимает пиксель экспорта. Если пусто — пиксели самого слоя или 2048 вдоль длинной стороны веб-карты.</translation>
    </message>
    <message>
        <source>Resolution of a layer that is no file (m)</source>
        <translation>Разрешение слоя, который не является файлом (м)</translation>
    </message>
    <message>
        <source>Take a layer that has holes</source>
        <translation>Брать слой с пропусками</translation>
    </message>
    <message>
        <source>Web maps, virtual layers and others that are no file are exported for the tool: this part of them. All of the layer when empty.</source>
        <translation>Веб-карты, виртуальные и другие слои, которые не являются файлами, экспортируются для инструмента: эта их часть. Если пусто — весь слой.</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>A file is damaged.</source>
        <translation>Файл повреждён.</translation>
    </message>
    <message>
        <source>A file or folder is missing.</source>
        <translation>Нет файла или папки.</translation>
    </message>
    <message>
        <source>A file or folder may not be read or written.</source>
        <translation>Файл или папку нельзя прочитать или записать.</translation>
    </message>
    <message>
        <source>A plugin of the host did not answer in time.</source>
        <translation>Модуль хоста не ответил вовремя.</translation>
    </message>
    <message>
        <source>A plugin of the host does not work.</source>
        <translation>Модуль хоста не работает.</translation>
    </message>
    <message>
        <source>A plugin of the host ended unexpectedly.</source>
        <translation>Модуль хоста неожиданно завершился.</translation>
    </message>
    <message>
        <source>A value does not fit.</source>
        <translation>Одно из значений не подходит.</translation>
    </message>
    <message>
        <source>Bring it again from where it came.</source>
        <translation>Возьмите его снова из источника.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Отменено.</translation>
    </message>
    <message>
        <source>Change it and run it again.</source>
        <translation>Измените его и запустите снова.</translation>
    </message>
    <message>
        <source>Change them in the file of the configuration.</source>
        <translation>Измените их в файле настроек.</translation>
    </message>
    <message>
        <source>Check address and token in Settings &gt; Options &gt; RsPlugins, and whether it runs.</source>
        <translation>Проверьте адрес и токен в Настройки &gt; Параметры &gt; RsPlugins и запущен ли он.</translation>
    </message>
    <message>
        <source>Check its permissions, and whether another program has it open.</source>
        <translation>Проверьте права и не открыт ли он в другой программе.</translation>
    </message>
    <message>
        <source>Check the network, or install the model from a folder or an archive.</source>
        <translation>Проверьте сеть или установите модель из папки или архива.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Проверьте путь.</translation>
    </message>
    <message>
        <source>Check the token in Settings &gt; Options &gt; RsPlugins, or ask whoever runs the host.</source>
        <translation>Проверьте токен в Настройки &gt; Параметры &gt; RsPlugins или спросите того, кто управляет хостом.</translation>
    </message>
    <message>
        <source>Check their names and the file that they stand in.</source>
        <translation>Проверьте их названия и файл, в котором они записаны.</translation>
    </message>
    <message>
        <source>Choose Refresh tools in the menu Raster &gt; RsPlugins.</source>
        <translation>Выберите «Обновить инструменты» в меню Растр &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose another folder, or ask whoever runs the host.</source>
        <translation>Выберите другую папку или спросите того, кто управляет хостом.</translation>
    </message>
    <message>
        <source>Choose the certificate of its authority in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Выберите сертификат его центра в Настройки &gt; Параметры &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose the model of the index, or index its rasters by this one.</source>
        <translation>Выберите модель индекса или проиндексируйте его растры этой.</translation>
    </message>
    <message>
        <source>Give it a CRS and an extent first.</source>
        <translation>Сначала задайте ему СК и охват.</translation>
    </message>
    <message>
        <source>Give large data as files.</source>
        <translation>Передавайте большие данные файлами.</translation>
    </message>
    <message>
        <source>If it happens again, open Raster &gt; RsPlugins &gt; Diagnostics report and give it to whoever helps you.</source>
        <translation>Если это повторится, откройте Растр &gt; RsPlugins &gt; Отчёт для диагностики и передайте его тому, кто вам помогает.</translation>
    </message>
    <message>
        <source>Install it on the page Models of the panel, or choose another.</source>
        <translation>Установите её на странице «Модели» панели или выберите другую.</translation>
    </message>
    <message>
        <source>Install the model again.</source>
        <translation>Установите модель заново.</translation>
    </message>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Установите новейшую версию RsPlugins.</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>Он запустится снова при следующем вашем действии.</translation>
    </message>
    <message>
        <source>It may have run out of memory: close other programs or choose a smaller area, and run it again.</source>
        <translation>Возможно, не хватило памяти: закройте другие программы или выберите меньшую область и запустите снова.</translation>
    </message>
    <message>
        <source>Look at the page Jobs of the panel.</source>
        <translation>Посмотрите на странице «Задания» панели.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder.</source>
        <translation>Освободите место или выберите другую папку.</translation>
    </message>
    <message>
        <source>Make the index anew, or choose another file.</source>
        <translation>Создайте индекс заново или выберите другой файл.</translation>
    </message>
    <message>
        <source>Resume it on the page Jobs of the panel.</source>
        <translation>Продолжите его на странице «Задания» панели.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF, and try again.</source>
        <translation>Сохраните его как GeoTIFF и попробуйте снова.</translation>
    </message>
    <message>
        <source>Something went wrong that nobody expected.</source>
        <translation>Произошла непредвиденная ошибка.</translation>
    </message>
    <message>
        <source>Switch it on: rsplugins plugins enable.</source>
        <translation>Включите его: rsplugins plugins enable.</translation>
    </message>
    <message>
        <source>The certificate of the host cannot be trusted.</source>
        <translation>Сертификату хоста нельзя доверять.</translation>
    </message>
    <message>
        <source>The classes cannot be used.</source>
        <translation>Классы нельзя использовать.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Диск заполнен.</translation>
    </message>
    <message>
        <source>The files of the model are damaged.</source>
        <translation>Файлы модели повреждены.</translation>
    </message>
    <message>
        <source>The host and this plugin are of different releases.</source>
        <translation>Хост и этот модуль относятся к разным версиям.</translation>
    </message>
    <message>
        <source>The host cannot be reached.</source>
        <translation>Хост недоступен.</translation>
    </message>
    <message>
        <source>The host did not answer in time.</source>
        <translation>Хост не ответил вовремя.</translation>
    </message>
    <message>
        <source>The host does not have this tool.</source>
        <translation>На хосте нет этого инструмента.</translation>
    </message>
    <message>
        <source>The host does not serve this folder.</source>
        <translation>Хост не обслуживает эту папку.</translation>
    </message>
    <message>
        <source>The host has ended.</source>
        <translation>Хост завершился.</translation>
    </message>
    <message>
        <source>The host refuses this.</source>
        <translation>Хост отклоняет это.</translation>
    </message>
    <message>
        <source>The index is in use.</source>
        <translation>Индекс занят.</translation>
    </message>
    <message>
        <source>The index was made by another model.</source>
        <translation>Индекс создан другой моделью.</translation>
    </message>
    <message>
        <source>The job cannot be found any more, or is in another state.</source>
        <translation>Задания больше нет, или оно в другом состоянии.</translation>
    </message>
    <message>
        <source>The job was interrupted.</source>
        <translation>Задание прервано.</translation>
    </message>
    <message>
        <source>The model could not be fetched.</source>
        <translation>Модель не удалось получить.</translation>
    </message>
    <message>
        <source>The model is in use.</source>
        <translation>Модель занята.</translation>
    </message>
    <message>
        <source>The model is not installed.</source>
        <translation>Модель не установлена.</translation>
    </message>
    <message>
        <source>The raster cannot be read.</source>
        <translation>Растр не читается.</translation>
    </message>
    <message>
        <source>The raster has no place on the map.</source>
        <translation>У растра нет места на карте.</translation>
    </message>
    <message>
        <source>The settings of the training do not fit.</source>
        <translation>Настройки обучения не подходят.</translation>
    </message>
    <message>
        <source>This file is no index that can be searched.</source>
        <translation>Этот файл не является индексом, по которому можно искать.</translation>
    </message>
    <message>
        <source>This is too much for one message.</source>
        <translation>Это слишком много для одного сообщения.</translation>
    </message>
    <message>
        <source>This plugin of the host is switched off.</source>
        <translation>Этот модуль хоста выключен.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Попробуйте снова.</translation>
    </message>
    <message>
        <source>Wait until the other work is done, or cancel it.</source>
        <translation>Подождите, пока закончится другая работа, или отмените её.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>A host on another computer</source>
        <translation>Хост на другом компьютере</translation>
    </message>
    <message>
        <source>After a plugin of the host was added or removed, choose Raster &gt; RsPlugins &gt; Refresh tools.</source>
        <translation>После добавления или удаления модуля хоста выберите Растр &gt; RsPlugins &gt; Обновить инструменты.</translation>
    </message>
    <message>
        <source>Beside the project, or into the folder that the settings name. Save the project first: what lies in a temporary folder is gone when QGIS is closed.</source>
        <translation>Рядом с проектом или в папке, которую задают настройки. Сначала сохраните проект: то, что лежит во временной папке, исчезнет при закрытии QGIS.</translation>
    </message>
    <message>
        <source>Every message says what to do. If that does not help, open Raster &gt; RsPlugins &gt; Diagnostics report, read it, and give it to whoever helps you.</source>
        <translation>Каждое сообщение говорит, что делать. Если это не помогает, откройте Растр &gt; RsPlugins &gt; Отчёт для диагностики, прочтите его и передайте тому, кто вам помогает.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>Layers that are no files</source>
        <translation>Слои, которые не являются файлами</translation>
    </message>
    <message>
        <source>New plugins</source>
        <translation>Новые модули</translation>
    </message>
    <message>
        <source>Open Processing &gt; Toolbox and look under RsPlugins. Every tool runs there, in batches, in models and in scripts. Progress and Cancel work as with any other tool, and QGIS stays usable meanwhile.</source>
        <translation>Откройте Анализ &gt; Панель инструментов и найдите RsPlugins. Каждый инструмент работает там, в пакетах, в моделях и в скриптах. Ход выполнения и отмена действуют как у любого другого инструмента, и QGIS при этом остаётся доступен.</translation>
    </message>
    <message>
        <source>Open the panel with Raster &gt; RsPlugins &gt; Search by words. Make an index of your images once; then write what you look for, in any of ten languages, and click a match to see it on the map.</source>
        <translation>Откройте панель: Растр &gt; RsPlugins &gt; Поиск по словам. Один раз создайте индекс своих снимков; затем напишите, что ищете, на любом из десяти языков и щёлкните результат, чтобы увидеть его на карте.</translation>
    </message>
    <message>
        <source>RsPlugins: help</source>
        <translation>RsPlugins: справка</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>Поиск по словам</translation>
    </message>
    <message>
        <source>Settings &gt; Options &gt; RsPlugins also takes the address and the token of a host on a computer with more memory or a graphics card. The connection is encrypted.</source>
        <translation>В Настройки &gt; Параметры &gt; RsPlugins можно указать также адрес и токен хоста на компьютере, где больше памяти или есть видеокарта. Соединение зашифровано.</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>Хост</translation>
    </message>
    <message>
        <source>The tools</source>
        <translation>Инструменты</translation>
    </message>
    <message>
        <source>The work is done by the program rsplugins, outside QGIS. It starts by itself and ends when nobody uses it. If it is not found, choose it in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Работу выполняет программа rsplugins вне QGIS. Она запускается сама и завершается, когда ею никто не пользуется. Если она не найдена, выберите её в Настройки &gt; Параметры &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Web maps and layers in memory are exported first, for the extent and the pixel size that you choose. If tiles are missing, you are told.</source>
        <translation>Веб-карты и слои в памяти сначала экспортируются с выбранными охватом и размером пикселя. Если тайлов не хватает, вам об этом скажут.</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>Если что-то пошло не так</translation>
    </message>
    <message>
        <source>Where results go</source>
        <translation>Куда попадают результаты</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>No picture</source>
        <translation>Нет картинки</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>Confidence: {:.0f} %</source>
        <translation>Уверенность: {:.0f} %</translation>
    </message>
    <message>
        <source>Cosine to the query: {:.3f}</source>
        <translation>Косинус с запросом: {:.3f}</translation>
    </message>
    <message>
        <source>Match {}: {}, score {}</source>
        <translation>Результат {}: {}, оценка {}</translation>
    </message>
</context>
<context>
    <name>HostLocation</name>
    <message>
        <source>Install RsPlugins, or choose its program in Settings &gt; Options &gt; RsPlugins (or name it in the environment variable RSPLUGINS_HOST).</source>
        <translation>Установите RsPlugins или выберите его программу в Настройки &gt; Параметры &gt; RsPlugins (либо укажите её в переменной среды RSPLUGINS_HOST).</translation>
    </message>
    <message>
        <source>The program of RsPlugins was not found on this computer.</source>
        <translation>Программа RsPlugins на этом компьютере не найдена.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the environment variable RSPLUGINS_HOST names.</source>
        <translation>Нет программы «{program}», которую указывает переменная среды RSPLUGINS_HOST.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the settings name.</source>
        <translation>Нет программы «{program}», которую указывают настройки.</translation>
    </message>
</context>
<context>
    <name>HostSession</name>
    <message>
        <source>Load it again in the list of plugins.</source>
        <translation>Загрузите его снова в списке модулей.</translation>
    </message>
    <message>
        <source>RsPlugins was unloaded.</source>
        <translation>RsPlugins выгружен.</translation>
    </message>
</context>
<context>
    <name>HostSettings</name>
    <message>
        <source>The token of the remote host could not be read from QGIS's authentication store.</source>
        <translation>Не удалось прочитать токен удалённого хоста из хранилища аутентификации QGIS.</translation>
    </message>
    <message>
        <source>Write it again in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Введите его заново в Настройки &gt; Параметры &gt; RsPlugins.</translation>
    </message>
</context>
<context>
    <name>HostVersion</name>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Установите новейшую версию RsPlugins.</translation>
    </message>
    <message>
        <source>The host has version {version}; this plugin needs {minimum} or newer.</source>
        <translation>Версия хоста — {version}; этому модулю нужна {minimum} или новее.</translation>
    </message>
</context>
<context>
    <name>IndexDialog</name>
    <message>
        <source>&amp;Index file</source>
        <translation>Файл &amp;индекса</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Модель</translation>
    </message>
    <message>
        <source>&amp;Pixel size (m)</source>
        <translation>Размер &amp;пикселя (м)</translation>
    </message>
    <message>
        <source>&amp;Rasters and folders whose tiles can be searched:</source>
        <translation>&amp;Растры и папки, по тайлам которых можно будет искать:</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Добавить файлы…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Добавить папку…</translation>
    </message>
    <message>
        <source>Add rasters to the index</source>
        <translation>Добавить растры в индекс</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>Модель по умолчанию</translation>
    </message>
    <message>
        <source>Folder to index, with all below it</source>
        <translation>Папка для индексирования со всем содержимым</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>How much there is to index</source>
        <translation>Сколько предстоит проиндексировать</translation>
    </message>
    <message>
        <source>Layers that are no file</source>
        <translation>Слои, которые не являются файлами</translation>
    </message>
    <message>
        <source>Make the index</source>
        <translation>Создать индекс</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Вид карты</translation>
    </message>
    <message>
        <source>New index</source>
        <translation>Новый индекс</translation>
    </message>
    <message>
        <source>Part to &amp;export</source>
        <translation>&amp;Экспортируемая часть</translation>
    </message>
    <message>
        <source>Rasters to index</source>
        <translation>Растры для индексирования</translation>
    </message>
    <message>
        <source>The model of the index</source>
        <translation>Модель индекса</translation>
    </message>
    <message>
        <source>This layer is no file. A part of it is exported into the folder “layers” beside the index, and stays there.</source>
        <translation>Этот слой не является файлом. Его часть экспортируется в папку «layers» рядом с индексом и остаётся там.</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>Весь слой</translation>
    </message>
    <message>
        <source>the layer's own</source>
        <translation>как у слоя</translation>
    </message>
</context>
<context>
    <name>IndexEstimate</name>
    <message>
        <source>About {} at the pace of the last index.</source>
        <translation>Около {} при скорости последнего индекса.</translation>
    </message>
    <message>
        <source>How long it takes is known after the first index.</source>
        <translation>Сколько это займёт, будет известно после первого индекса.</translation>
    </message>
    <message>
        <source>Rasters: more than {}, million pixels: more than {}</source>
        <translation>Растров: более {}, млн пикселей: более {}</translation>
    </message>
    <message>
        <source>Rasters: {}, million pixels: {}</source>
        <translation>Растров: {}, млн пикселей: {}</translation>
    </message>
</context>
<context>
    <name>IndexSources</name>
    <message>
        <source>Choose another place for the index.</source>
        <translation>Выберите другое место для индекса.</translation>
    </message>
    <message>
        <source>Exporting {}</source>
        <translation>Экспорт {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be written to.</source>
        <translation>В папку {} нельзя писать.</translation>
    </message>
</context>
<context>
    <name>IndexTab</name>
    <message>
        <source>Add rasters…</source>
        <translation>Добавить растры…</translation>
    </message>
    <message>
        <source>Adds an index that was made before</source>
        <translation>Добавляет индекс, созданный раньше</translation>
    </message>
    <message>
        <source>An index needs at least one raster. Take it off the list, or delete its file.</source>
        <translation>Индексу нужен хотя бы один растр. Уберите его из списка или удалите его файл.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Отменено.</translation>
    </message>
    <message>
        <source>Cancelled. Update goes on where it was.</source>
        <translation>Отменено. «Обновить» продолжит с того же места.</translation>
    </message>
    <message>
        <source>Changed {}</source>
        <translation>Изменён: {}</translation>
    </message>
    <message>
        <source>Check whether another program has it open.</source>
        <translation>Проверьте, не открыт ли он в другой программе.</translation>
    </message>
    <message>
        <source>Delete index</source>
        <translation>Удалить индекс</translation>
    </message>
    <message>
        <source>Delete the file…</source>
        <translation>Удалить файл…</translation>
    </message>
    <message>
        <source>Delete {}? The rasters stay.</source>
        <translation>Удалить {}? Растры останутся.</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Индекс</translation>
    </message>
    <message>
        <source>Indexes and their rasters</source>
        <translation>Индексы и их растры</translation>
    </message>
    <message>
        <source>Looks through the rasters again: those that changed are indexed anew, those that are gone are removed.</source>
        <translation>Просматривает растры заново: изменившиеся индексируются снова, исчезнувшие убираются.</translation>
    </message>
    <message>
        <source>Model, date</source>
        <translation>Модель, дата</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>Новый индекс…</translation>
    </message>
    <message>
        <source>No index is selected</source>
        <translation>Индекс не выбран</translation>
    </message>
    <message>
        <source>Open an index</source>
        <translation>Открыть индекс</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Открыть…</translation>
    </message>
    <message>
        <source>Rasters: {}</source>
        <translation>Растров: {}</translation>
    </message>
    <message>
        <source>Remove this raster from the index</source>
        <translation>Убрать этот растр из индекса</translation>
    </message>
    <message>
        <source>Search this index</source>
        <translation>Искать в этом индексе</translation>
    </message>
    <message>
        <source>Show its tiles on the map</source>
        <translation>Показать его тайлы на карте</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Убрать из этого списка</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Тайлы</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Ожидание…</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>изменился с тех пор</translation>
    </message>
    <message>
        <source>file is gone</source>
        <translation>файла больше нет</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>не читается</translation>
    </message>
    <message>
        <source>{} cannot be deleted: {}</source>
        <translation>Не удаётся удалить {}: {}</translation>
    </message>
    <message>
        <source>{} is ready to be searched.</source>
        <translation>В {} можно искать.</translation>
    </message>
</context>
<context>
    <name>JobsTab</name>
    <message>
        <source>Also short calls</source>
        <translation>И короткие вызовы</translation>
    </message>
    <message>
        <source>Also shows searches and other calls that somebody waited for and that went well.</source>
        <translation>Показывает также поиски и другие вызовы, которых кто-то дождался и которые прошли успешно.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Figure to show</source>
        <translation>Показываемая величина</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Задание</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Задания</translation>
    </message>
    <message>
        <source>Opens the form of the training; its progress is shown here.</source>
        <translation>Открывает форму обучения; его ход показывается здесь.</translation>
    </message>
    <message>
        <source>Opens the form that makes training data of a raster and a layer of labels.</source>
        <translation>Открывает форму, которая создаёт данные для обучения из растра и слоя меток.</translation>
    </message>
    <message>
        <source>Processing does not show this tool. Choose Refresh tools in the menu Raster ▸ RsPlugins.</source>
        <translation>Анализ данных не показывает этот инструмент. Выберите «Обновить инструменты» в меню Растр ▸ RsPlugins.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Начато</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Train a model…</source>
        <translation>Обучить модель…</translation>
    </message>
    <message>
        <source>Training data…</source>
        <translation>Данные для обучения…</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>done</source>
        <translation>готово</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>не удалось</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>прервано</translation>
    </message>
    <message>
        <source>running</source>
        <translation>выполняется</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>ожидает</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>осталось {}</translation>
    </message>
    <message>
        <source>{} of {} {}</source>
        <translation>{} из {} {}</translation>
    </message>
    <message>
        <source>{} {} a second</source>
        <translation>{} {} в секунду</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Close the message</source>
        <translation>Закрыть сообщение</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>Он запустится снова при следующем вашем действии.</translation>
    </message>
</context>
<context>
    <name>ModelsTab</name>
    <message>
        <source>About {}</source>
        <translation>Около {}</translation>
    </message>
    <message>
        <source>Archive with a model</source>
        <translation>Архив с моделью</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Архивы</translation>
    </message>
    <message>
        <source>Brings a model from this computer, or one of those below that can be had.</source>
        <translation>Берёт модель с этого компьютера или одну из доступных ниже.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Отменено.</translation>
    </message>
    <message>
        <source>Fetch a model</source>
        <translation>Получить модель</translation>
    </message>
    <message>
        <source>Fetch {} over the network?</source>
        <translation>Получить {} по сети?</translation>
    </message>
    <message>
        <source>Folder with a model</source>
        <translation>Папка с моделью</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>Из папки…</translation>
    </message>
    <message>
        <source>From an archive…</source>
        <translation>Из архива…</translation>
    </message>
    <message>
        <source>From: {}</source>
        <translation>Источник: {}</translation>
    </message>
    <message>
        <source>In memory: {}</source>
        <translation>В памяти: {}</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Установить</translation>
    </message>
    <message>
        <source>Languages: {}</source>
        <translation>Языки: {}</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>Лицензия: {}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Модели</translation>
    </message>
    <message>
        <source>Over the network</source>
        <translation>По сети</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Убрать модель</translation>
    </message>
    <message>
        <source>Remove {}? Indexes that were made by it cannot be searched then.</source>
        <translation>Убрать {}? Индексы, созданные этой моделью, больше нельзя будет искать.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Ожидание…</translation>
    </message>
    <message>
        <source>can be had</source>
        <translation>доступна</translation>
    </message>
    <message>
        <source>default</source>
        <translation>по умолчанию</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>установлена</translation>
    </message>
    <message>
        <source>{} is installed: a new index can be made by it, and every tool takes it.</source>
        <translation>{} установлена: ею можно создать новый индекс, и её принимает каждый инструмент.</translation>
    </message>
    <message>
        <source>{} was removed.</source>
        <translation>{} убрана.</translation>
    </message>
</context>
<context>
    <name>OptionsPage</name>
    <message>
        <source> MB</source>
        <translation> МБ</translation>
    </message>
    <message>
        <source> days</source>
        <translation> дн.</translation>
    </message>
    <message>
        <source> million pixels</source>
        <translation> млн пикселей</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>All searches at most</source>
        <translation>Все поиски не более</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>Рядом с проектом</translation>
    </message>
    <message>
        <source>Certificate of the authority</source>
        <translation>Сертификат центра сертификации</translation>
    </message>
    <message>
        <source>Connected: the host has version {}.</source>
        <translation>Соединение установлено: версия хоста — {}.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Соединение…</translation>
    </message>
    <message>
        <source>Diagnostics report…</source>
        <translation>Отчёт для диагностики…</translation>
    </message>
    <message>
        <source>Folder for outputs</source>
        <translation>Папка для результатов</translation>
    </message>
    <message>
        <source>Folder to add</source>
        <translation>Папка для добавления</translation>
    </message>
    <message>
        <source>Folders with further plugins of the host</source>
        <translation>Папки с другими модулями хоста</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>Найдено: {}</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>Хост на этом компьютере</translation>
    </message>
    <message>
        <source>How long the files of searches are kept that no project shows</source>
        <translation>Сколько хранятся файлы поисков, которых не показывает ни один проект</translation>
    </message>
    <message>
        <source>Keep searches</source>
        <translation>Хранить поиски</translation>
    </message>
    <message>
        <source>Largest export of a layer that is no file</source>
        <translation>Наибольший экспорт слоя, который не является файлом</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Результаты</translation>
    </message>
    <message>
        <source>Plugin folders</source>
        <translation>Папки модулей</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Итог проверки</translation>
    </message>
    <message>
        <source>Stored; write another to replace it</source>
        <translation>Сохранён; введите другой, чтобы заменить</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Проверить соединение</translation>
    </message>
    <message>
        <source>The most that the files of all searches in a folder may take; the oldest go first</source>
        <translation>Сколько самое большее могут занимать файлы всех поисков в папке; первыми уходят самые старые</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>Программа rsplugins</translation>
    </message>
    <message>
        <source>The token is kept in the authentication store of QGIS, which asks for its master password. Whoever runs the host has the token, and the certificate where its authority is not one that this computer knows.</source>
        <translation>Токен хранится в хранилище аутентификации QGIS, которое спрашивает мастер-пароль. Токен есть у того, кто содержит хост; у него же и сертификат, если этот компьютер не знает его центра сертификации.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Токен</translation>
    </message>
    <message>
        <source>Use a host on another computer</source>
        <translation>Использовать хост на другом компьютере</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>First steps</source>
        <translation>Первые шаги</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Индексы</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Задания</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Модели</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
</context>
<context>
    <name>PanelContext</name>
    <message>
        <source>Install the newest RsPlugins, or a plugin with such a tool.</source>
        <translation>Установите новейшую версию RsPlugins или модуль с таким инструментом.</translation>
    </message>
    <message>
        <source>No plugin of the host can do that.</source>
        <translation>Ни один модуль хоста этого не умеет.</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>place {}, {}</source>
        <translation>место {}, {}</translation>
    </message>
</context>
<context>
    <name>RasterInput</name>
    <message>
        <source>"{name}" is no file, and this area of it would be {size} million pixels.</source>
        <translation>«{name}» — не файл, а эта его область составила бы {size} млн пикселей.</translation>
    </message>
    <message>
        <source>Check that it can be drawn, and that the disk is not full.</source>
        <translation>Проверьте, что его можно нарисовать и что на диске есть место.</translation>
    </message>
    <message>
        <source>Check the connection and whether the layer covers the area; a layer that is meant to have holes can be taken with them.</source>
        <translation>Проверьте соединение и то, что слой покрывает область; слой, в котором и должны быть пропуски, можно взять вместе с ними.</translation>
    </message>
    <message>
        <source>Choose a smaller area, or a coarser resolution.</source>
        <translation>Выберите меньшую область или более грубое разрешение.</translation>
    </message>
    <message>
        <source>Choose an area that the layer covers.</source>
        <translation>Выберите область, которую покрывает слой.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF first.</source>
        <translation>Сначала сохраните его как GeoTIFF.</translation>
    </message>
    <message>
        <source>The area does not meet the layer "{name}".</source>
        <translation>Область не пересекается со слоем «{name}».</translation>
    </message>
    <message>
        <source>The layer "{name}" cannot be exported.</source>
        <translation>Слой «{name}» нельзя экспортировать.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported.</source>
        <translation>Не удалось экспортировать слой «{name}».</translation>
    </message>
    <message>
        <source>{percent} % of the area of "{name}" did not come: tiles are missing, or there is nothing there.</source>
        <translation>{percent} % области «{name}» не пришло: не хватает тайлов, или там ничего нет.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Asking the host…</source>
        <translation>Опрос хоста…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Diagnostics report</source>
        <translation>Отчёт для диагностики</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Отчёт</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Сохранить отчёт</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>Versions, the state of the host, settings and the last lines of its log. Passwords, tokens, paths and names are taken out. Nothing is sent anywhere: copy it to whoever helps you.</source>
        <translation>Версии, состояние хоста, настройки и последние строки его журнала. Пароли, токены, пути и имена убраны. Ничего никуда не отправляется: скопируйте отчёт тому, кто вам помогает.</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Matches</source>
        <translation>Результаты</translation>
    </message>
</context>
<context>
    <name>RsPlugins</name>
    <message>
        <source>All files</source>
        <translation>Все файлы</translation>
    </message>
    <message>
        <source>Run it again: the host is started anew. If it ends again, look into its log.</source>
        <translation>Запустите ещё раз: хост запустится заново. Если он снова завершится, посмотрите его журнал.</translation>
    </message>
    <message>
        <source>The export stays, because what the tool writes refers to it: {path}</source>
        <translation>Экспорт остаётся, потому что на него ссылается то, что пишет инструмент: {path}</translation>
    </message>
    <message>
        <source>The layer "{name}" is no file: {what} were exported.</source>
        <translation>Слой «{name}» не является файлом: экспортировано {what}.</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>осталось {time}</translation>
    </message>
    <message>
        <source>{title} is no JSON: {reason}</source>
        <translation>{title}: это не JSON: {reason}</translation>
    </message>
    <message>
        <source>{title}: QGIS's authentication store has no such entry.</source>
        <translation>{title}: в хранилище аутентификации QGIS нет такой записи.</translation>
    </message>
    <message>
        <source>{title}: give numbers of bands, such as 4,3,2.</source>
        <translation>{title}: укажите номера каналов, например 4,3,2.</translation>
    </message>
    <message>
        <source>{title}: neither the area nor the project has a CRS. Give the project one, or write it behind the area: 1,2,3,4 [EPSG:4326].</source>
        <translation>{title}: ни у области, ни у проекта нет системы координат. Задайте её проекту или напишите после области: 1,2,3,4 [EPSG:4326].</translation>
    </message>
    <message>
        <source>{title}: the folder {path} cannot be made: {reason}</source>
        <translation>{title}: не удаётся создать папку {path}: {reason}</translation>
    </message>
    <message>
        <source>{title}: the tool writes {ending} files. Give the path that ending.</source>
        <translation>{title}: инструмент пишет файлы {ending}. Дайте пути это расширение.</translation>
    </message>
    <message>
        <source>{title}: these cannot be read: {names}</source>
        <translation>{title}: не читается: {names}</translation>
    </message>
    <message>
        <source>{title}: tools write files, not tables of a database. Give the path of a file.</source>
        <translation>{title}: инструменты пишут файлы, а не таблицы базы данных. Укажите путь к файлу.</translation>
    </message>
</context>
<context>
    <name>RsPluginsPlugin</name>
    <message>
        <source>Diagnostics report…</source>
        <translation>Отчёт для диагностики…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>Refresh tools</source>
        <translation>Обновить инструменты</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Настройки…</translation>
    </message>
</context>
<context>
    <name>RsPluginsProvider</name>
    <message>
        <source>{path} was left out: {reason}.</source>
        <translation>{path} пропущен: {reason}.</translation>
    </message>
</context>
<context>
    <name>RsPluginsTokens</name>
    <message>
        <source>RsPlugins: token of the remote host</source>
        <translation>RsPlugins: токен удалённого хоста</translation>
    </message>
    <message>
        <source>Start QGIS with the environment variable RSPLUGINS_TOKEN instead.</source>
        <translation>Вместо этого запустите QGIS с переменной среды RSPLUGINS_TOKEN.</translation>
    </message>
    <message>
        <source>The authentication store of QGIS is switched off, so the token cannot be kept.</source>
        <translation>Хранилище аутентификации QGIS отключено, поэтому токен сохранить нельзя.</translation>
    </message>
    <message>
        <source>The token was not stored: the authentication store of QGIS was not opened.</source>
        <translation>Токен не сохранён: хранилище аутентификации QGIS не было открыто.</translation>
    </message>
    <message>
        <source>Try again, and give the master password of QGIS when it asks for it.</source>
        <translation>Попробуйте снова и введите мастер-пароль QGIS, когда он его спросит.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Where in the tile</source>
        <translation>Где в тайле</translation>
    </message>
</context>
<context>
    <name>SearchArea</name>
    <message>
        <source>Choose a smaller area, or another CRS for the project.</source>
        <translation>Выберите меньшую область или другую систему координат проекта.</translation>
    </message>
    <message>
        <source>Choose another layer, or select polygons in it.</source>
        <translation>Выберите другой слой или выделите в нём полигоны.</translation>
    </message>
    <message>
        <source>Give the project or the layer a CRS.</source>
        <translation>Задайте проекту или слою систему координат.</translation>
    </message>
    <message>
        <source>The area reaches beyond what {} can show.</source>
        <translation>Область выходит за пределы того, что может показать {}.</translation>
    </message>
    <message>
        <source>The layer {} holds no polygon.</source>
        <translation>В слое {} нет полигонов.</translation>
    </message>
    <message>
        <source>The map or the layer has no CRS, so that nobody knows where the area lies.</source>
        <translation>У карты или слоя нет системы координат, поэтому неизвестно, где находится область.</translation>
    </message>
</context>
<context>
    <name>SearchDock</name>
    <message>
        <source>RsPlugins</source>
        <translation>RsPlugins</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>Поиск по словам</translation>
    </message>
    <message>
        <source>Search images by words and by example (RsPlugins)</source>
        <translation>Искать снимки по словам и по примерам (RsPlugins)</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;Matches</source>
        <translation>&amp;Результатов</translation>
    </message>
    <message>
        <source>Add what the matches should, or should not, look like</source>
        <translation>Добавить, на что результаты должны или не должны быть похожи</translation>
    </message>
    <message>
        <source>An image that shows it</source>
        <translation>Изображение, на котором это видно</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Click a place on the map, or drag a rectangle: what looks like it is found.</source>
        <translation>Щёлкните место на карте или растяните прямоугольник: найдётся то, что на него похоже.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Примеры</translation>
    </message>
    <message>
        <source>Find similar here</source>
        <translation>Найти похожее на это место</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Изображения</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>Язык слов</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Похоже</translation>
    </message>
    <message>
        <source>Like a place on the map</source>
        <translation>Похоже на место на карте</translation>
    </message>
    <message>
        <source>Like an image…</source>
        <translation>Похоже на изображение…</translation>
    </message>
    <message>
        <source>Like words</source>
        <translation>Похоже на слова</translation>
    </message>
    <message>
        <source>Like words…</source>
        <translation>Похоже на слова…</translation>
    </message>
    <message>
        <source>Matches do not depend on it; how sure the model says it is does.</source>
        <translation>Результаты от него не зависят; зависит то, насколько уверена модель.</translation>
    </message>
    <message>
        <source>Number of matches</source>
        <translation>Число результатов</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Параметры</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Search &amp;in</source>
        <translation>Искать &amp;в</translation>
    </message>
    <message>
        <source>Show or hide the options</source>
        <translation>Показать или скрыть параметры</translation>
    </message>
    <message>
        <source>Unlike</source>
        <translation>Непохоже</translation>
    </message>
    <message>
        <source>Unlike a place on the map</source>
        <translation>Непохоже на место на карте</translation>
    </message>
    <message>
        <source>Unlike an image…</source>
        <translation>Непохоже на изображение…</translation>
    </message>
    <message>
        <source>Unlike words</source>
        <translation>Непохоже на слова</translation>
    </message>
    <message>
        <source>Unlike words…</source>
        <translation>Непохоже на слова…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Что вы ищете?</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Что искать</translation>
    </message>
    <message>
        <source>Words in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian: “a harbour with ships”, “一个停车场”, “лес у реки”</source>
        <translation>Слова на английском, португальском, испанском, французском, немецком, нидерландском, итальянском, китайском, корейском или русском: “a harbour with ships”, “一个停车场”, «лес у реки»</translation>
    </message>
    <message>
        <source>Words:</source>
        <translation>Слова:</translation>
    </message>
</context>
<context>
    <name>SearchLayers</name>
    <message>
        <source>Save the project in a folder of your own, or choose a folder for outputs in the settings.</source>
        <translation>Сохраните проект в своей папке или выберите в настройках папку для результатов.</translation>
    </message>
    <message>
        <source>Search: {}</source>
        <translation>Поиск: {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be made.</source>
        <translation>Не удаётся создать папку {}.</translation>
    </message>
</context>
<context>
    <name>SearchLocatorFilter</name>
    <message>
        <source>Search images by words (RsPlugins)</source>
        <translation>Искать снимки по словам (RsPlugins)</translation>
    </message>
    <message>
        <source>Search images for “{}”</source>
        <translation>Искать снимки: «{}»</translation>
    </message>
</context>
<context>
    <name>SearchTab</name>
    <message>
        <source>1 match</source>
        <translation>1 результат</translation>
    </message>
    <message>
        <source>Add its raster to the project</source>
        <translation>Добавить его растр в проект</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Отменено.</translation>
    </message>
    <message>
        <source>Index to search</source>
        <translation>Индекс для поиска</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Индексы</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>Меньше такого</translation>
    </message>
    <message>
        <source>Make one of your rasters on the page Indexes.</source>
        <translation>Создайте индекс своих растров на странице «Индексы».</translation>
    </message>
    <message>
        <source>Make, add or update indexes</source>
        <translation>Создать, добавить или обновить индексы</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Больше такого</translation>
    </message>
    <message>
        <source>No index yet</source>
        <translation>Индекса пока нет</translation>
    </message>
    <message>
        <source>Nothing found: no tile of the index lies there.</source>
        <translation>Ничего не найдено: там нет тайлов индекса.</translation>
    </message>
    <message>
        <source>Open the picture</source>
        <translation>Открыть картинку</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Поиск…</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Показать на карте</translation>
    </message>
    <message>
        <source>Shows on the map which parts of the matches are most like what you look for.</source>
        <translation>Показывает на карте, какие части результатов больше всего похожи на то, что вы ищете.</translation>
    </message>
    <message>
        <source>There is no index to search yet.</source>
        <translation>Пока нет индекса, в котором можно искать.</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>Искать нечего.</translation>
    </message>
    <message>
        <source>Tiles searched: {}</source>
        <translation>Просмотрено тайлов: {}</translation>
    </message>
    <message>
        <source>Where in the tile</source>
        <translation>Где в тайле</translation>
    </message>
    <message>
        <source>Write what you look for, or give an example.</source>
        <translation>Напишите, что ищете, или дайте пример.</translation>
    </message>
    <message>
        <source>match {} of {}</source>
        <translation>результат {} из {}</translation>
    </message>
    <message>
        <source>{} has no place on the map: its raster names no CRS.</source>
        <translation>У {} нет места на карте: в его растре не указана система координат.</translation>
    </message>
    <message>
        <source>{} matches</source>
        <translation>Результатов: {}</translation>
    </message>
</context>
<context>
    <name>VectorInput</name>
    <message>
        <source>Save it as a GeoPackage first.</source>
        <translation>Сначала сохраните его как GeoPackage.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported: {reason}</source>
        <translation>Не удалось экспортировать слой «{name}»: {reason}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>An index of your rasters</source>
        <translation>Индекс ваших растров</translation>
    </message>
    <message>
        <source>Choose program…</source>
        <translation>Выбрать программу…</translation>
    </message>
    <message>
        <source>Everything runs on this computer. No account, no network: nothing you search or index leaves it.</source>
        <translation>Всё работает на этом компьютере. Без учётной записи и без сети: ничто из того, что вы ищете или индексируете, его не покидает.</translation>
    </message>
    <message>
        <source>Go to the search</source>
        <translation>Перейти к поиску</translation>
    </message>
    <message>
        <source>It is here, starts by itself when it is needed, and ends when nobody uses it.</source>
        <translation>Он здесь, запускается сам, когда нужен, и завершается, когда им никто не пользуется.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Искать снова</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>Новый индекс…</translation>
    </message>
    <message>
        <source>One index can be searched.</source>
        <translation>Можно искать в одном индексе.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Открыть…</translation>
    </message>
    <message>
        <source>Running: {}.</source>
        <translation>Выполняется: {}.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Search images by words in three steps</source>
        <translation>Поиск снимков по словам за три шага</translation>
    </message>
    <message>
        <source>Start it now</source>
        <translation>Запустить сейчас</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Запуск…</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>Хост</translation>
    </message>
    <message>
        <source>The host looks once at every tile of the rasters that you name and keeps what it saw in a GeoPackage. The Jobs page shows how far it is; searches then take less than a second.</source>
        <translation>Хост один раз просматривает каждый тайл указанных растров и хранит увиденное в GeoPackage. Страница «Задания» показывает, как далеко он продвинулся; поиск после этого занимает меньше секунды.</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>Программа rsplugins</translation>
    </message>
    <message>
        <source>The tools run in a program of its own, which is not here yet. Three ways to get it:
• the RsPlugins installer of your system;
• the portable folder, unpacked anywhere, also from a USB stick: choose its program below;
• a build of the source: dotnet build host -c Release.
None of them changes the Python of QGIS.</source>
        <translation>Инструменты работают в отдельной программе, которой здесь ещё нет. Получить её можно тремя способами:
• установщик RsPlugins для вашей системы;
• переносимая папка, распакованная где угодно, даже на флешке: выберите её программу ниже;
• сборка из исходного кода: dotnet build host -c Release.
Ни один из них не меняет Python в QGIS.</translation>
    </message>
    <message>
        <source>Write what you look for in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian, or click a place on the map to find more like it. Matches come as pictures and as a layer.</source>
        <translation>Напишите, что ищете, на английском, португальском, испанском, французском, немецком, нидерландском, итальянском, китайском, корейском или русском или щёлкните место на карте, чтобы найти похожие. Результаты приходят картинками и слоем.</translation>
    </message>
    <message>
        <source>{} indexes can be searched.</source>
        <translation>Индексов для поиска: {}.</translation>
    </message>
</context>
</TS>
