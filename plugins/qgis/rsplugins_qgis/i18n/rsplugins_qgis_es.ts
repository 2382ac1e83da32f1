<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AreaChoice</name>
    <message>
        <source>Choose a layer, or search the whole index.</source>
        <translation>Elija una capa, o busque en todo el índice.</translation>
    </message>
    <message>
        <source>Drag a rectangle on the map.</source>
        <translation>Arrastre un rectángulo en el mapa.</translation>
    </message>
    <message>
        <source>Drag one on the map, or search the whole index.</source>
        <translation>Arrastre uno en el mapa, o busque en todo el índice.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dibujar</translation>
    </message>
    <message>
        <source>Drawn rectangle</source>
        <translation>Rectángulo dibujado</translation>
    </message>
    <message>
        <source>Extent of layer</source>
        <translation>Extensión de la capa</translation>
    </message>
    <message>
        <source>Layer that says where to search</source>
        <translation>Capa que dice dónde buscar</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Vista del mapa</translation>
    </message>
    <message>
        <source>No layer says where to search.</source>
        <translation>Ninguna capa dice dónde buscar.</translation>
    </message>
    <message>
        <source>No rectangle was drawn yet.</source>
        <translation>Aún no se ha dibujado ningún rectángulo.</translation>
    </message>
    <message>
        <source>Polygons of layer</source>
        <translation>Polígonos de la capa</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>Dónde buscar</translation>
    </message>
    <message>
        <source>Whole index</source>
        <translation>Todo el índice</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>{}: no figures yet</source>
        <translation>{}: aún no hay valores</translation>
    </message>
    <message>
        <source>{}: {} at the start, {} now</source>
        <translation>{}: {} al principio, {} ahora</translation>
    </message>
</context>
<context>
    <name>DeviceLine</name>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>Liberar memoria</translation>
    </message>
    <message>
        <source>Free memory: closes the models that nobody uses, on the graphics card too</source>
        <translation>Liberar memoria: cierra los modelos que nadie usa, también en la tarjeta gráfica</translation>
    </message>
    <message>
        <source>Host not running</source>
        <translation>El host no está en marcha</translation>
    </message>
    <message>
        <source>Host ready</source>
        <translation>Host listo</translation>
    </message>
    <message>
        <source>Host {} on {}</source>
        <translation>Host {} en {}</translation>
    </message>
    <message>
        <source>It starts with the first search.</source>
        <translation>Se inicia con la primera búsqueda.</translation>
    </message>
    <message>
        <source>Memory freed: {} MB</source>
        <translation>Memoria liberada: {} MB</translation>
    </message>
    <message>
        <source>Memory: {} MB, of which models {} MB</source>
        <translation>Memoria: {} MB, de ellos modelos {} MB</translation>
    </message>
    <message>
        <source>running: {}</source>
        <translation>en curso: {}</translation>
    </message>
    <message>
        <source>{} MB</source>
        <translation>{} MB</translation>
    </message>
</context>
<context>
    <name>ExamplesList</name>
    <message>
        <source>Delete removes an example; Space makes it a counter-example, and back.</source>
        <translation>Supr quita un ejemplo; la barra espaciadora lo convierte en contraejemplo y al revés.</translation>
    </message>
    <message>
        <source>Examples and counter-examples</source>
        <translation>Ejemplos y contraejemplos</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>Como esto</translation>
    </message>
    <message>
        <source>Like {}</source>
        <translation>Como {}</translation>
    </message>
    <message>
        <source>Make it a counter-example</source>
        <translation>Convertir en contraejemplo</translation>
    </message>
    <message>
        <source>Make it an example</source>
        <translation>Convertir en ejemplo</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Quitar todo</translation>
    </message>
    <message>
        <source>Unlike this</source>
        <translation>No como esto</translation>
    </message>
    <message>
        <source>Unlike {}</source>
        <translation>No como {}</translation>
    </message>
</context>
<context>
    <name>ExportParameters</name>
    <message>
        <source>Area of a layer that is no file</source>
        <translation>Zona de una capa que no es un archivo</translation>
    </message>
    <message>
        <source>Go on though parts of a web map are transparent, because they are meant to be so. Otherwise that is an error: most often tiles did not come.</source>
        <translation>Seguir aunque partes de un mapa web sean transparentes, porque deben serlo. Si no, es un error: casi siempre hay teselas que no llegaron.</translation>
    </message>
    <message>
        <source>Metres on the ground a pixel of the export has. When empty the layer's own pixels, or 2048 along the longer side of a web map.</source>
        <translation>Metros sobre el terreno que mide un píxel de la exportación. Vacío: los píxeles de la propia capa, o 2048 a lo largo del lado mayor de un mapa web.</translation>
    </message>
    <message>
        <source>Resolution of a layer that is no file (m)</source>
        <translation>Resolución de una capa que no es un archivo (m)</translation>
    </message>
    <message>
        <source>Take a layer that has holes</source>
        <translation>Aceptar una capa con huecos</translation>
    </message>
    <message>
        <source>Web maps, virtual layers and others that are no file are exported for the tool: this part of them. All of the layer when empty.</source>
        <translation>Los mapas web, las capas virtuales y otras que no son un archivo se exportan para la herramienta: esta parte. Vacío: toda la capa.</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>A file is damaged.</source>
        <translation>Un archivo está dañado.</translation>
    </message>
    <message>
        <source>A file or folder is missing.</source>
        <translation>Falta un archivo o una carpeta.</translation>
    </message>
    <message>
        <source>A file or folder may not be read or written.</source>
        <translation>Un archivo o una carpeta no se puede leer o escribir.</translation>
    </message>
    <message>
        <source>A plugin of the host did not answer in time.</source>
        <translation>Un complemento del host no respondió a tiempo.</translation>
    </message>
    <message>
        <source>A plugin of the host does not work.</source>
        <translation>Un complemento del host no funciona.</translation>
    </message>
    <message>
        <source>A plugin of the host ended unexpectedly.</source>
        <translation>Un complemento del host terminó inesperadamente.</translation>
    </message>
    <message>
        <source>A value does not fit.</source>
        <translation>Un valor no es válido.</translation>
    </message>
    <message>
        <source>Bring it again from where it came.</source>
        <translation>Vuelva a traerlo de donde vino.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>Change it and run it again.</source>
        <translation>Cámbielo y ejecute de nuevo.</translation>
    </message>
    <message>
        <source>Change them in the file of the configuration.</source>
        <translation>Cámbielos en el archivo de configuración.</translation>
    </message>
    <message>
        <source>Check address and token in Settings &gt; Options &gt; RsPlugins, and whether it runs.</source>
        <translation>Compruebe la dirección y el token en Configuración &gt; Opciones &gt; RsPlugins, y si está en marcha.</translation>
    </message>
    <message>
        <source>Check its permissions, and whether another program has it open.</source>
        <translation>Compruebe los permisos, y si otro programa lo tiene abierto.</translation>
    </message>
    <message>
        <source>Check the network, or install the model from a folder or an archive.</source>
        <translation>Compruebe la red, o instale el modelo desde una carpeta o un archivo comprimido.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Compruebe la ruta.</translation>
    </message>
    <message>
        <source>Check the token in Settings &gt; Options &gt; RsPlugins, or ask whoever runs the host.</source>
        <translation>Compruebe el token en Configuración &gt; Opciones &gt; RsPlugins, o pregunte a quien administra el host.</translation>
    </message>
    <message>
        <source>Check their names and the file that they stand in.</source>
        <translation>Compruebe los nombres y el archivo en que están.</translation>
    </message>
    <message>
        <source>Choose Refresh tools in the menu Raster &gt; RsPlugins.</source>
        <translation>Elija Actualizar herramientas en el menú Ráster &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose another folder, or ask whoever runs the host.</source>
        <translation>Elija otra carpeta, o pregunte a quien administra el host.</translation>
    </message>
    <message>
        <source>Choose the certificate of its authority in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Elija el certificado de su autoridad en Configuración &gt; Opciones &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose the model of the index, or index its rasters by this one.</source>
        <translation>Elija el modelo del índice, o indexe sus rásteres con este.</translation>
    </message>
    <message>
        <source>Give it a CRS and an extent first.</source>
        <translation>Dele primero un SRC y una extensión.</translation>
    </message>
    <message>
        <source>Give large data as files.</source>
        <translation>Dé los datos grandes como archivos.</translation>
    </message>
    <message>
        <source>If it happens again, open Raster &gt; RsPlugins &gt; Diagnostics report and give it to whoever helps you.</source>
        <translation>Si vuelve a ocurrir, abra Ráster &gt; RsPlugins &gt; Informe de diagnóstico y déselo a quien le ayuda.</translation>
    </message>
    <message>
        <source>Install it on the page Models of the panel, or choose another.</source>
        <translation>Instálelo en la página Modelos del panel, o elija otro.</translation>
    </message>
    <message>
        <source>Install the model again.</source>
        <translation>Instale el modelo de nuevo.</translation>
    </message>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Instale la última versión de RsPlugins.</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>Se inicia de nuevo con lo próximo que haga.</translation>
    </message>
    <message>
        <source>It may have run out of memory: close other programs or choose a smaller area, and run it again.</source>
        <translation>Puede haberse quedado sin memoria: cierre otros programas o elija un área menor, y ejecute de nuevo.</translation>
    </message>
    <message>
        <source>Look at the page Jobs of the panel.</source>
        <translation>Mire la página Tareas del panel.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder.</source>
        <translation>Haga sitio, o elija otra carpeta.</translation>
    </message>
    <message>
        <source>Make the index anew, or choose another file.</source>
        <translation>Vuelva a hacer el índice, o elija otro archivo.</translation>
    </message>
    <message>
        <source>Resume it on the page Jobs of the panel.</source>
        <translation>Reanúdela en la página Tareas del panel.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF, and try again.</source>
        <translation>Guárdelo como GeoTIFF, e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Something went wrong that nobody expected.</source>
        <translation>Algo falló que nadie esperaba.</translation>
    </message>
    <message>
        <source>Switch it on: rsplugins plugins enable.</source>
        <translation>Actívelo: rsplugins plugins enable.</translation>
    </message>
    <message>
        <source>The certificate of the host cannot be trusted.</source>
        <translation>El certificado del host no es de confianza.</translation>
    </message>
    <message>
        <source>The classes cannot be used.</source>
        <translation>Las clases no se pueden usar.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>El disco está lleno.</translation>
    </message>
    <message>
        <source>The files of the model are damaged.</source>
        <translation>Los archivos del modelo están dañados.</translation>
    </message>
    <message>
        <source>The host and this plugin are of different releases.</source>
        <translation>El host y este complemento son de versiones distintas.</translation>
    </message>
    <message>
        <source>The host cannot be reached.</source>
        <translation>No se puede llegar al host.</translation>
    </message>
    <message>
        <source>The host did not answer in time.</source>
        <translation>El host no respondió a tiempo.</translation>
    </message>
    <message>
        <source>The host does not have this tool.</source>
        <translation>El host no tiene esta herramienta.</translation>
    </message>
    <message>
        <source>The host does not serve this folder.</source>
        <translation>El host no sirve esta carpeta.</translation>
    </message>
    <message>
        <source>The host has ended.</source>
        <translation>El host ha terminado.</translation>
    </message>
    <message>
        <source>The host refuses this.</source>
        <translation>El host rechaza esto.</translation>
    </message>
    <message>
        <source>The index is in use.</source>
        <translation>El índice está en uso.</translation>
    </message>
    <message>
        <source>The index was made by another model.</source>
        <translation>El índice se hizo con otro modelo.</translation>
    </message>
    <message>
        <source>The job cannot be found any more, or is in another state.</source>
        <translation>La tarea ya no existe, o está en otro estado.</translation>
    </message>
    <message>
        <source>The job was interrupted.</source>
        <translation>La tarea se interrumpió.</translation>
    </message>
    <message>
        <source>The model could not be fetched.</source>
        <translation>No se pudo obtener el modelo.</translation>
    </message>
    <message>
        <source>The model is in use.</source>
        <translation>El modelo está en uso.</translation>
    </message>
    <message>
        <source>The model is not installed.</source>
        <translation>El modelo no está instalado.</translation>
    </message>
    <message>
        <source>The raster cannot be read.</source>
        <translation>El ráster no se puede leer.</translation>
    </message>
    <message>
        <source>The raster has no place on the map.</source>
        <translation>El ráster no tiene lugar en el mapa.</translation>
    </message>
    <message>
        <source>The settings of the training do not fit.</source>
        <translation>Los ajustes del entrenamiento no son válidos.</translation>
    </message>
    <message>
        <source>This file is no index that can be searched.</source>
        <translation>Este archivo no es un índice en el que se pueda buscar.</translation>
    </message>
    <message>
        <source>This is too much for one message.</source>
        <translation>Esto es demasiado para un mensaje.</translation>
    </message>
    <message>
        <source>This plugin of the host is switched off.</source>
        <translation>Este complemento del host está desactivado.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Wait until the other work is done, or cancel it.</source>
        <translation>Espere a que acabe el otro trabajo, o cancélelo.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>A host on another computer</source>
        <translation>Un host en otro ordenador</translation>
    </message>
    <message>
        <source>After a plugin of the host was added or removed, choose Raster &gt; RsPlugins &gt; Refresh tools.</source>
        <translation>Después de añadir o quitar un complemento del host, elija Ráster &gt; RsPlugins &gt; Actualizar herramientas.</translation>
    </message>
    <message>
        <source>Beside the project, or into the folder that the settings name. Save the project first: what lies in a temporary folder is gone when QGIS is closed.</source>
        <translation>Junto al proyecto, o en la carpeta que indica la configuración. Guarde antes el proyecto: lo que está en una carpeta temporal desaparece al cerrar QGIS.</translation>
    </message>
    <message>
        <source>Every message says what to do. If that does not help, open Raster &gt; RsPlugins &gt; Diagnostics report, read it, and give it to whoever helps you.</source>
        <translation>Cada mensaje dice qué hacer. Si no basta, abra Ráster &gt; RsPlugins &gt; Informe de diagnóstico, léalo y déselo a quien le ayude.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Layers that are no files</source>
        <translation>Capas que no son archivos</translation>
    </message>
    <message>
        <source>New plugins</source>
        <translation>Complementos nuevos</translation>
    </message>
    <message>
        <source>Open Processing &gt; Toolbox and look under RsPlugins. Every tool runs there, in batches, in models and in scripts. Progress and Cancel work as with any other tool, and QGIS stays usable meanwhile.</source>
        <translation>Abra Procesos &gt; Caja de herramientas y mire en RsPlugins. Allí funciona cada herramienta, por lotes, en modelos y en scripts. El progreso y Cancelar funcionan como en cualquier otra herramienta, y QGIS sigue disponible mientras tanto.</translation>
    </message>
    <message>
        <source>Open the panel with Raster &gt; RsPlugins &gt; Search by words. Make an index of your images once; then write what you look for, in any of ten languages, and click a match to see it on the map.</source>
        <translation>Abra el panel con Ráster &gt; RsPlugins &gt; Buscar con palabras. Cree una vez un índice de sus imágenes; escriba después lo que busca, en cualquiera de diez idiomas, y haga clic en un resultado para verlo en el mapa.</translation>
    </message>
    <message>
        <source>RsPlugins: help</source>
        <translation>RsPlugins: ayuda</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>Buscar con palabras</translation>
    </message>
    <message>
        <source>Settings &gt; Options &gt; RsPlugins also takes the address and the token of a host on a computer with more memory or a graphics card. The connection is encrypted.</source>
        <translation>Configuración &gt; Opciones &gt; RsPlugins admite también la dirección y el token de un host en un ordenador con más memoria o con tarjeta gráfica. La conexión va cifrada.</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>El host</translation>
    </message>
    <message>
        <source>The tools</source>
        <translation>Las herramientas</translation>
    </message>
    <message>
        <source>The work is done by the program rsplugins, outside QGIS. It starts by itself and ends when nobody uses it. If it is not found, choose it in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>El trabajo lo hace el programa rsplugins, fuera de QGIS. Se inicia solo y termina cuando nadie lo usa. Si no se encuentra, elíjalo en Configuración &gt; Opciones &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Web maps and layers in memory are exported first, for the extent and the pixel size that you choose. If tiles are missing, you are told.</source>
        <translation>Los mapas web y las capas en memoria se exportan antes, con la extensión y el tamaño de píxel que elija. Si faltan teselas, se le dice.</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>Cuando algo va mal</translation>
    </message>
    <message>
        <source>Where results go</source>
        <translation>Adónde van los resultados</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>No picture</source>
        <translation>Sin imagen</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>Confidence: {:.0f} %</source>
        <translation>Confianza: {:.0f} %</translation>
    </message>
    <message>
        <source>Cosine to the query: {:.3f}</source>
        <translation>Coseno con la consulta: {:.3f}</translation>
    </message>
    <message>
        <source>Match {}: {}, score {}</source>
        <translation>Resultado {}: {}, puntuación {}</translation>
    </message>
</context>
<context>
    <name>HostLocation</name>
    <message>
        <source>Install RsPlugins, or choose its program in Settings &gt; Options &gt; RsPlugins (or name it in the environment variable RSPLUGINS_HOST).</source>
        <translation>Instale RsPlugins, o elija su programa en Configuración &gt; Opciones &gt; RsPlugins (o indíquelo en la variable de entorno RSPLUGINS_HOST).</translation>
    </message>
    <message>
        <source>The program of RsPlugins was not found on this computer.</source>
        <translation>No se encontró el programa de RsPlugins en este ordenador.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the environment variable RSPLUGINS_HOST names.</source>
        <translation>No existe el programa «{program}», que indica la variable de entorno RSPLUGINS_HOST.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the settings name.</source>
        <translation>No existe el programa «{program}», que indica la configuración.</translation>
    </message>
</context>
<context>
    <name>HostSession</name>
    <message>
        <source>Load it again in the list of plugins.</source>
        <translation>Vuelva a cargarlo en la lista de complementos.</translation>
    </message>
    <message>
        <source>RsPlugins was unloaded.</source>
        <translation>RsPlugins se descargó de memoria.</translation>
    </message>
</context>
<context>
    <name>HostSettings</name>
    <message>
        <source>The token of the remote host could not be read from QGIS's authentication store.</source>
        <translation>No se pudo leer el token del host remoto en el almacén de autenticación de QGIS.</translation>
    </message>
    <message>
        <source>Write it again in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Escríbalo de nuevo en Configuración &gt; Opciones &gt; RsPlugins.</translation>
    </message>
</context>
<context>
    <name>HostVersion</name>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Instale la última versión de RsPlugins.</translation>
    </message>
    <message>
        <source>The host has version {version}; this plugin needs {minimum} or newer.</source>
        <translation>El host tiene la versión {version}; este complemento necesita {minimum} o posterior.</translation>
    </message>
</context>
<context>
    <name>IndexDialog</name>
    <message>
        <source>&amp;Index file</source>
        <translation>Archivo de &amp;índice</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modelo</translation>
    </message>
    <message>
        <source>&amp;Pixel size (m)</source>
        <translation>Tamaño de &amp;píxel (m)</translation>
    </message>
    <message>
        <source>&amp;Rasters and folders whose tiles can be searched:</source>
        <translation>&amp;Rásteres y carpetas en cuyas teselas se podrá buscar:</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Añadir archivos…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Añadir carpeta…</translation>
    </message>
    <message>
        <source>Add rasters to the index</source>
        <translation>Añadir rásteres al índice</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>Modelo predeterminado</translation>
    </message>
    <message>
        <source>Folder to index, with all below it</source>
        <translation>Carpeta que se indexa, con todo lo que contiene</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>How much there is to index</source>
        <translation>Cuánto hay que indexar</translation>
    </message>
    <message>
        <source>Layers that are no file</source>
        <translation>Capas que no son archivos</translation>
    </message>
    <message>
        <source>Make the index</source>
        <translation>Crear el índice</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Vista del mapa</translation>
    </message>
    <message>
        <source>New index</source>
        <translation>Índice nuevo</translation>
    </message>
    <message>
        <source>Part to &amp;export</source>
        <translation>Parte que se &amp;exporta</translation>
    </message>
    <message>
        <source>Rasters to index</source>
        <translation>Rásteres que se indexan</translation>
    </message>
    <message>
        <source>The model of the index</source>
        <translation>El modelo del índice</translation>
    </message>
    <message>
        <source>This layer is no file. A part of it is exported into the folder “layers” beside the index, and stays there.</source>
        <translation>Esta capa no es un archivo. Una parte se exporta a la carpeta “layers” junto al índice, y se queda allí.</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>Toda la capa</translation>
    </message>
    <message>
        <source>the layer's own</source>
        <translation>el de la propia capa</translation>
    </message>
</context>
<context>
    <name>IndexEstimate</name>
    <message>
        <source>About {} at the pace of the last index.</source>
        <translation>Unos {} al ritmo del último índice.</translation>
    </message>
    <message>
        <source>How long it takes is known after the first index.</source>
        <translation>Cuánto tarda se sabe tras el primer índice.</translation>
    </message>
    <message>
        <source>Rasters: more than {}, million pixels: more than {}</source>
        <translation>Rásteres: más de {}, millones de píxeles: más de {}</translation>
    </message>
    <message>
        <source>Rasters: {}, million pixels: {}</source>
        <translation>Rásteres: {}, millones de píxeles: {}</translation>
    </message>
</context>
<context>
    <name>IndexSources</name>
    <message>
        <source>Choose another place for the index.</source>
        <translation>Elija otro lugar para el índice.</translation>
    </message>
    <message>
        <source>Exporting {}</source>
        <translation>Exportando {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be written to.</source>
        <translation>No se puede escribir en la carpeta {}.</translation>
    </message>
</context>
<context>
    <name>IndexTab</name>
    <message>
        <source>Add rasters…</source>
        <translation>Añadir rásteres…</translation>
    </message>
    <message>
        <source>Adds an index that was made before</source>
        <translation>Añade un índice creado antes</translation>
    </message>
    <message>
        <source>An index needs at least one raster. Take it off the list, or delete its file.</source>
        <translation>Un índice necesita al menos un ráster. Quítelo de la lista, o elimine su archivo.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>Cancelled. Update goes on where it was.</source>
        <translation>Cancelado. Actualizar sigue donde se quedó.</translation>
    </message>
    <message>
        <source>Changed {}</source>
        <translation>Modificado: {}</translation>
    </message>
    <message>
        <source>Check whether another program has it open.</source>
        <translation>Compruebe si otro programa lo tiene abierto.</translation>
    </message>
    <message>
        <source>Delete index</source>
        <translation>Eliminar índice</translation>
    </message>
    <message>
        <source>Delete the file…</source>
        <translation>Eliminar el archivo…</translation>
    </message>
    <message>
        <source>Delete {}? The rasters stay.</source>
        <translation>¿Eliminar {}? Los rásteres se conservan.</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Índice</translation>
    </message>
    <message>
        <source>Indexes and their rasters</source>
        <translation>Los índices y sus rásteres</translation>
    </message>
    <message>
        <source>Looks through the rasters again: those that changed are indexed anew, those that are gone are removed.</source>
        <translation>Vuelve a revisar los rásteres: los que cambiaron se indexan de nuevo, los que ya no están se quitan.</translation>
    </message>
    <message>
        <source>Model, date</source>
        <translation>Modelo, fecha</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>Índice nuevo…</translation>
    </message>
    <message>
        <source>No index is selected</source>
        <translation>No hay ningún índice seleccionado</translation>
    </message>
    <message>
        <source>Open an index</source>
        <translation>Abrir un índice</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Rasters: {}</source>
        <translation>Rásteres: {}</translation>
    </message>
    <message>
        <source>Remove this raster from the index</source>
        <translation>Quitar este ráster del índice</translation>
    </message>
    <message>
        <source>Search this index</source>
        <translation>Buscar en este índice</translation>
    </message>
    <message>
        <source>Show its tiles on the map</source>
        <translation>Mostrar sus teselas en el mapa</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Quitar de esta lista</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Teselas</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>En espera…</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>modificado desde entonces</translation>
    </message>
    <message>
        <source>file is gone</source>
        <translation>el archivo ya no está</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>no se puede leer</translation>
    </message>
    <message>
        <source>{} cannot be deleted: {}</source>
        <translation>No se puede eliminar {}: {}</translation>
    </message>
    <message>
        <source>{} is ready to be searched.</source>
        <translation>Ya se puede buscar en {}.</translation>
    </message>
</context>
<context>
    <name>JobsTab</name>
    <message>
        <source>Also short calls</source>
        <translation>También llamadas breves</translation>
    </message>
    <message>
        <source>Also shows searches and other calls that somebody waited for and that went well.</source>
        <translation>Muestra también las búsquedas y otras llamadas que alguien esperó y que terminaron bien.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Figure to show</source>
        <translation>Magnitud que se muestra</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Opens the form of the training; its progress is shown here.</source>
        <translation>Abre el formulario del entrenamiento; su progreso se muestra aquí.</translation>
    </message>
    <message>
        <source>Opens the form that makes training data of a raster and a layer of labels.</source>
        <translation>Abre el formulario que crea datos de entrenamiento a partir de un ráster y una capa de etiquetas.</translation>
    </message>
    <message>
        <source>Processing does not show this tool. Choose Refresh tools in the menu Raster ▸ RsPlugins.</source>
        <translation>Procesos no muestra esta herramienta. Elija Actualizar herramientas en el menú Ráster ▸ RsPlugins.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Train a model…</source>
        <translation>Entrenar un modelo…</translation>
    </message>
    <message>
        <source>Training data…</source>
        <translation>Datos de entrenamiento…</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminada</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrumpida</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>faltan {}</translation>
    </message>
    <message>
        <source>{} of {} {}</source>
        <translation>{} de {} {}</translation>
    </message>
    <message>
        <source>{} {} a second</source>
        <translation>{} {} por segundo</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Close the message</source>
        <translation>Cerrar el mensaje</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>Se inicia de nuevo con lo próximo que haga.</translation>
    </message>
</context>
<context>
    <name>ModelsTab</name>
    <message>
        <source>About {}</source>
        <translation>Unos {}</translation>
    </message>
    <message>
        <source>Archive with a model</source>
        <translation>Archivo comprimido con un modelo</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archivos comprimidos</translation>
    </message>
    <message>
        <source>Brings a model from this computer, or one of those below that can be had.</source>
        <translation>Trae un modelo de este equipo, o uno de los de abajo que se pueden obtener.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>Fetch a model</source>
        <translation>Obtener un modelo</translation>
    </message>
    <message>
        <source>Fetch {} over the network?</source>
        <translation>¿Obtener {} por la red?</translation>
    </message>
    <message>
        <source>Folder with a model</source>
        <translation>Carpeta con un modelo</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>Desde una carpeta…</translation>
    </message>
    <message>
        <source>From an archive…</source>
        <translation>Desde un archivo comprimido…</translation>
    </message>
    <message>
        <source>From: {}</source>
        <translation>Origen: {}</translation>
    </message>
    <message>
        <source>In memory: {}</source>
        <translation>En memoria: {}</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Instalar</translation>
    </message>
    <message>
        <source>Languages: {}</source>
        <translation>Idiomas: {}</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>Licencia: {}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Over the network</source>
        <translation>Por la red</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Quitar un modelo</translation>
    </message>
    <message>
        <source>Remove {}? Indexes that were made by it cannot be searched then.</source>
        <translation>¿Quitar {}? Los índices hechos con él ya no se podrán consultar.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>En espera…</translation>
    </message>
    <message>
        <source>can be had</source>
        <translation>disponible</translation>
    </message>
    <message>
        <source>default</source>
        <translation>predeterminado</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>instalado</translation>
    </message>
    <message>
        <source>{} is installed: a new index can be made by it, and every tool takes it.</source>
        <translation>{} está instalado: se puede hacer un índice nuevo con él, y todas las herramientas lo aceptan.</translation>
    </message>
    <message>
        <source>{} was removed.</source>
        <translation>Se quitó {}.</translation>
    </message>
</context>
<context>
    <name>OptionsPage</name>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source> days</source>
        <translation> días</translation>
    </message>
    <message>
        <source> million pixels</source>
        <translation> millones de píxeles</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>All searches at most</source>
        <translation>Todas las búsquedas como máximo</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>Junto al proyecto</translation>
    </message>
    <message>
        <source>Certificate of the authority</source>
        <translation>Certificado de la autoridad</translation>
    </message>
    <message>
        <source>Connected: the host has version {}.</source>
        <translation>Conectado: el host tiene la versión {}.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Diagnostics report…</source>
        <translation>Informe de diagnóstico…</translation>
    </message>
    <message>
        <source>Folder for outputs</source>
        <translation>Carpeta para las salidas</translation>
    </message>
    <message>
        <source>Folder to add</source>
        <translation>Carpeta que se añade</translation>
    </message>
    <message>
        <source>Folders with further plugins of the host</source>
        <translation>Carpetas con más complementos del host</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>Encontrado: {}</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>Host en este ordenador</translation>
    </message>
    <message>
        <source>How long the files of searches are kept that no project shows</source>
        <translation>Cuánto tiempo se guardan los archivos de búsquedas que ningún proyecto muestra</translation>
    </message>
    <message>
        <source>Keep searches</source>
        <translation>Guardar búsquedas</translation>
    </message>
    <message>
        <source>Largest export of a layer that is no file</source>
        <translation>Mayor exportación de una capa que no es un archivo</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Salidas</translation>
    </message>
    <message>
        <source>Plugin folders</source>
        <translation>Carpetas de complementos</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Resultado de la prueba</translation>
    </message>
    <message>
        <source>Stored; write another to replace it</source>
        <translation>Guardado; escriba otro para reemplazarlo</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Probar la conexión</translation>
    </message>
    <message>
        <source>The most that the files of all searches in a folder may take; the oldest go first</source>
        <translation>Lo máximo que pueden ocupar los archivos de todas las búsquedas en una carpeta; los más antiguos se van primero</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>El programa rsplugins</translation>
    </message>
    <message>
        <source>The token is kept in the authentication store of QGIS, which asks for its master password. Whoever runs the host has the token, and the certificate where its authority is not one that this computer knows.</source>
        <translation>El token se guarda en el almacén de autenticación de QGIS, que pide su contraseña maestra. Quien administra el host tiene el token, y también el certificado si este ordenador no conoce a su autoridad.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Use a host on another computer</source>
        <translation>Usar un host en otro ordenador</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>First steps</source>
        <translation>Primeros pasos</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Índices</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
</context>
<context>
    <name>PanelContext</name>
    <message>
        <source>Install the newest RsPlugins, or a plugin with such a tool.</source>
        <translation>Instale la última versión de RsPlugins, o un complemento con esa herramienta.</translation>
    </message>
    <message>
        <source>No plugin of the host can do that.</source>
        <translation>Ningún complemento del host puede hacerlo.</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>place {}, {}</source>
        <translation>lugar {}, {}</translation>
    </message>
</context>
<context>
    <name>RasterInput</name>
    <message>
        <source>"{name}" is no file, and this area of it would be {size} million pixels.</source>
        <translation>«{name}» no es un archivo, y esta zona tendría {size} millones de píxeles.</translation>
    </message>
    <message>
        <source>Check that it can be drawn, and that the disk is not full.</source>
        <translation>Compruebe que se puede dibujar y que el disco no está lleno.</translation>
    </message>
    <message>
        <source>Check the connection and whether the layer covers the area; a layer that is meant to have holes can be taken with them.</source>
        <translation>Compruebe la conexión y que la capa cubre la zona; una capa que deba tener huecos se puede tomar con ellos.</translation>
    </message>
    <message>
        <source>Choose a smaller area, or a coarser resolution.</source>
        <translation>Elija una zona menor o una resolución más gruesa.</translation>
    </message>
    <message>
        <source>Choose an area that the layer covers.</source>
        <translation>Elija una zona que la capa cubra.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF first.</source>
        <translation>Guárdela antes como GeoTIFF.</translation>
    </message>
    <message>
        <source>The area does not meet the layer "{name}".</source>
        <translation>La zona no toca la capa «{name}».</translation>
    </message>
    <message>
        <source>The layer "{name}" cannot be exported.</source>
        <translation>La capa «{name}» no se puede exportar.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported.</source>
        <translation>No se pudo exportar la capa «{name}».</translation>
    </message>
    <message>
        <source>{percent} % of the area of "{name}" did not come: tiles are missing, or there is nothing there.</source>
        <translation>El {percent} % de la zona de «{name}» no llegó: faltan teselas, o allí no hay nada.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Asking the host…</source>
        <translation>Consultando al host…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Diagnostics report</source>
        <translation>Informe de diagnóstico</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Versions, the state of the host, settings and the last lines of its log. Passwords, tokens, paths and names are taken out. Nothing is sent anywhere: copy it to whoever helps you.</source>
        <translation>Versiones, estado del host, configuración y últimas líneas de su registro. Se quitan contraseñas, tokens, rutas y nombres. No se envía nada: cópielo para quien le ayude.</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Matches</source>
        <translation>Resultados</translation>
    </message>
</context>
<context>
    <name>RsPlugins</name>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Run it again: the host is started anew. If it ends again, look into its log.</source>
        <translation>Ejecútelo de nuevo: el host se reinicia. Si vuelve a terminar, mire su registro.</translation>
    </message>
    <message>
        <source>The export stays, because what the tool writes refers to it: {path}</source>
        <translation>La exportación se conserva, porque lo que escribe la herramienta remite a ella: {path}</translation>
    </message>
    <message>
        <source>The layer "{name}" is no file: {what} were exported.</source>
        <translation>La capa «{name}» no es un archivo: se exportaron {what}.</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>faltan {time}</translation>
    </message>
    <message>
        <source>{title} is no JSON: {reason}</source>
        <translation>{title} no es JSON: {reason}</translation>
    </message>
    <message>
        <source>{title}: QGIS's authentication store has no such entry.</source>
        <translation>{title}: el almacén de autenticación de QGIS no tiene esa entrada.</translation>
    </message>
    <message>
        <source>{title}: give numbers of bands, such as 4,3,2.</source>
        <translation>{title}: indique números de bandas, por ejemplo 4,3,2.</translation>
    </message>
    <message>
        <source>{title}: neither the area nor the project has a CRS. Give the project one, or write it behind the area: 1,2,3,4 [EPSG:4326].</source>
        <translation>{title}: ni el área ni el proyecto tienen SRC. Asigne uno al proyecto o escríbalo detrás del área: 1,2,3,4 [EPSG:4326].</translation>
    </message>
    <message>
        <source>{title}: the folder {path} cannot be made: {reason}</source>
        <translation>{title}: no se puede crear la carpeta {path}: {reason}</translation>
    </message>
    <message>
        <source>{title}: the tool writes {ending} files. Give the path that ending.</source>
        <translation>{title}: la herramienta escribe archivos {ending}. Dé esa terminación a la ruta.</translation>
    </message>
    <message>
        <source>{title}: these cannot be read: {names}</source>
        <translation>{title}: no se puede leer: {names}</translation>
    </message>
    <message>
        <source>{title}: tools write files, not tables of a database. Give the path of a file.</source>
        <translation>{title}: las herramientas escriben archivos, no tablas de una base de datos. Indique la ruta de un archivo.</translation>
    </message>
</context>
<context>
    <name>RsPluginsPlugin</name>
    <message>
        <source>Diagnostics report…</source>
        <translation>Informe de diagnóstico…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Refresh tools</source>
        <translation>Actualizar herramientas</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configuración…</translation>
    </message>
</context>
<context>
    <name>RsPluginsProvider</name>
    <message>
        <source>{path} was left out: {reason}.</source>
        <translation>{path} se dejó fuera: {reason}.</translation>
    </message>
</context>
<context>
    <name>RsPluginsTokens</name>
    <message>
        <source>RsPlugins: token of the remote host</source>
        <translation>RsPlugins: token del host remoto</translation>
    </message>
    <message>
        <source>Start QGIS with the environment variable RSPLUGINS_TOKEN instead.</source>
        <translation>Inicie QGIS con la variable de entorno RSPLUGINS_TOKEN en su lugar.</translation>
    </message>
    <message>
        <source>The authentication store of QGIS is switched off, so the token cannot be kept.</source>
        <translation>El almacén de autenticación de QGIS está desactivado, así que el token no se puede guardar.</translation>
    </message>
    <message>
        <source>The token was not stored: the authentication store of QGIS was not opened.</source>
        <translation>El token no se guardó: el almacén de autenticación de QGIS no se abrió.</translation>
    </message>
    <message>
        <source>Try again, and give the master password of QGIS when it asks for it.</source>
        <translation>Inténtelo de nuevo y dé la contraseña maestra de QGIS cuando la pida.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Where in the tile</source>
        <translation>Dónde en la tesela</translation>
    </message>
</context>
<context>
    <name>SearchArea</name>
    <message>
        <source>Choose a smaller area, or another CRS for the project.</source>
        <translation>Elija una zona menor, u otro SRC para el proyecto.</translation>
    </message>
    <message>
        <source>Choose another layer, or select polygons in it.</source>
        <translation>Elija otra capa, o seleccione polígonos en ella.</translation>
    </message>
    <message>
        <source>Give the project or the layer a CRS.</source>
        <translation>Asigne un SRC al proyecto o a la capa.</translation>
    </message>
    <message>
        <source>The area reaches beyond what {} can show.</source>
        <translation>La zona va más allá de lo que {} puede mostrar.</translation>
    </message>
    <message>
        <source>The layer {} holds no polygon.</source>
        <translation>La capa {} no tiene ningún polígono.</translation>
    </message>
    <message>
        <source>The map or the layer has no CRS, so that nobody knows where the area lies.</source>
        <translation>El mapa o la capa no tiene SRC, así que no se sabe dónde está el área.</translation>
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
        <translation>Buscar con palabras</translation>
    </message>
    <message>
        <source>Search images by words and by example (RsPlugins)</source>
        <translation>Buscar imágenes con palabras y con ejemplos (RsPlugins)</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;Matches</source>
        <translation>&amp;Resultados</translation>
    </message>
    <message>
        <source>Add what the matches should, or should not, look like</source>
        <translation>Añadir a qué deben, o no deben, parecerse los resultados</translation>
    </message>
    <message>
        <source>An image that shows it</source>
        <translation>Una imagen que lo muestra</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Click a place on the map, or drag a rectangle: what looks like it is found.</source>
        <translation>Haga clic en un lugar del mapa, o arrastre un rectángulo: se encuentra lo que se le parece.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
    <message>
        <source>Find similar here</source>
        <translation>Buscar lugares parecidos</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>Idioma de las palabras</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Como</translation>
    </message>
    <message>
        <source>Like a place on the map</source>
        <translation>Como un lugar del mapa</translation>
    </message>
    <message>
        <source>Like an image…</source>
        <translation>Como una imagen…</translation>
    </message>
    <message>
        <source>Like words</source>
        <translation>Como palabras</translation>
    </message>
    <message>
        <source>Like words…</source>
        <translation>Como palabras…</translation>
    </message>
    <message>
        <source>Matches do not depend on it; how sure the model says it is does.</source>
        <translation>Los resultados no dependen de él; sí lo segura que dice estar el modelo.</translation>
    </message>
    <message>
        <source>Number of matches</source>
        <translation>Número de resultados</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search &amp;in</source>
        <translation>Buscar &amp;en</translation>
    </message>
    <message>
        <source>Show or hide the options</source>
        <translation>Mostrar u ocultar las opciones</translation>
    </message>
    <message>
        <source>Unlike</source>
        <translation>No como</translation>
    </message>
    <message>
        <source>Unlike a place on the map</source>
        <translation>No como un lugar del mapa</translation>
    </message>
    <message>
        <source>Unlike an image…</source>
        <translation>No como una imagen…</translation>
    </message>
    <message>
        <source>Unlike words</source>
        <translation>No como palabras</translation>
    </message>
    <message>
        <source>Unlike words…</source>
        <translation>No como palabras…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>¿Qué busca?</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Lo que se busca</translation>
    </message>
    <message>
        <source>Words in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian: “a harbour with ships”, “一个停车场”, “лес у реки”</source>
        <translation>Palabras en inglés, portugués, español, francés, alemán, neerlandés, italiano, chino, coreano o ruso: «un puerto con barcos», “一个停车场”, “лес у реки”</translation>
    </message>
    <message>
        <source>Words:</source>
        <translation>Palabras:</translation>
    </message>
</context>
<context>
    <name>SearchLayers</name>
    <message>
        <source>Save the project in a folder of your own, or choose a folder for outputs in the settings.</source>
        <translation>Guarde el proyecto en una carpeta suya, o elija una carpeta para las salidas en la configuración.</translation>
    </message>
    <message>
        <source>Search: {}</source>
        <translation>Búsqueda: {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be made.</source>
        <translation>No se puede crear la carpeta {}.</translation>
    </message>
</context>
<context>
    <name>SearchLocatorFilter</name>
    <message>
        <source>Search images by words (RsPlugins)</source>
        <translation>Buscar imágenes con palabras (RsPlugins)</translation>
    </message>
    <message>
        <source>Search images for “{}”</source>
        <translation>Buscar imágenes: «{}»</translation>
    </message>
</context>
<context>
    <name>SearchTab</name>
    <message>
        <source>1 match</source>
        <translation>1 resultado</translation>
    </message>
    <message>
        <source>Add its raster to the project</source>
        <translation>Añadir su ráster al proyecto</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>Index to search</source>
        <translation>Índice en el que se busca</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Índices</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>Menos como esto</translation>
    </message>
    <message>
        <source>Make one of your rasters on the page Indexes.</source>
        <translation>Cree uno a partir de sus rásteres en la página Índices.</translation>
    </message>
    <message>
        <source>Make, add or update indexes</source>
        <translation>Crear, añadir o actualizar índices</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Más como esto</translation>
    </message>
    <message>
        <source>No index yet</source>
        <translation>Aún no hay índice</translation>
    </message>
    <message>
        <source>Nothing found: no tile of the index lies there.</source>
        <translation>No se encontró nada: ninguna tesela del índice está allí.</translation>
    </message>
    <message>
        <source>Open the picture</source>
        <translation>Abrir la imagen</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Mostrar en el mapa</translation>
    </message>
    <message>
        <source>Shows on the map which parts of the matches are most like what you look for.</source>
        <translation>Muestra en el mapa qué partes de los resultados se parecen más a lo que busca.</translation>
    </message>
    <message>
        <source>There is no index to search yet.</source>
        <translation>Aún no hay ningún índice en el que buscar.</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>No hay nada que buscar.</translation>
    </message>
    <message>
        <source>Tiles searched: {}</source>
        <translation>Teselas revisadas: {}</translation>
    </message>
    <message>
        <source>Where in the tile</source>
        <translation>Dónde en la tesela</translation>
    </message>
    <message>
        <source>Write what you look for, or give an example.</source>
        <translation>Escriba lo que busca, o dé un ejemplo.</translation>
    </message>
    <message>
        <source>match {} of {}</source>
        <translation>resultado {} de {}</translation>
    </message>
    <message>
        <source>{} has no place on the map: its raster names no CRS.</source>
        <translation>{} no tiene lugar en el mapa: su ráster no indica ningún SRC.</translation>
    </message>
    <message>
        <source>{} matches</source>
        <translation>{} resultados</translation>
    </message>
</context>
<context>
    <name>VectorInput</name>
    <message>
        <source>Save it as a GeoPackage first.</source>
        <translation>Guárdela antes como GeoPackage.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported: {reason}</source>
        <translation>No se pudo exportar la capa «{name}»: {reason}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>An index of your rasters</source>
        <translation>Un índice de sus rásteres</translation>
    </message>
    <message>
        <source>Choose program…</source>
        <translation>Elegir programa…</translation>
    </message>
    <message>
        <source>Everything runs on this computer. No account, no network: nothing you search or index leaves it.</source>
        <translation>Todo funciona en este ordenador. Sin cuenta y sin red: nada de lo que busca o indexa sale de él.</translation>
    </message>
    <message>
        <source>Go to the search</source>
        <translation>Ir a la búsqueda</translation>
    </message>
    <message>
        <source>It is here, starts by itself when it is needed, and ends when nobody uses it.</source>
        <translation>Está aquí, se inicia solo cuando hace falta y termina cuando nadie lo usa.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Buscar de nuevo</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>Índice nuevo…</translation>
    </message>
    <message>
        <source>One index can be searched.</source>
        <translation>Se puede buscar en un índice.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Running: {}.</source>
        <translation>En marcha: {}.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search images by words in three steps</source>
        <translation>Buscar imágenes con palabras en tres pasos</translation>
    </message>
    <message>
        <source>Start it now</source>
        <translation>Iniciar ahora</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>El host</translation>
    </message>
    <message>
        <source>The host looks once at every tile of the rasters that you name and keeps what it saw in a GeoPackage. The Jobs page shows how far it is; searches then take less than a second.</source>
        <translation>El host mira una vez cada tesela de los rásteres que usted indica y guarda lo que vio en un GeoPackage. La página Tareas muestra por dónde va; después, las búsquedas tardan menos de un segundo.</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>El programa rsplugins</translation>
    </message>
    <message>
        <source>The tools run in a program of its own, which is not here yet. Three ways to get it:
• the RsPlugins installer of your system;
• the portable folder, unpacked anywhere, also from a USB stick: choose its program below;
• a build of the source: dotnet build host -c Release.
None of them changes the Python of QGIS.</source>
        <translation>Las herramientas funcionan en un programa propio, que aún no está aquí. Tres maneras de obtenerlo:
• el instalador de RsPlugins para su sistema;
• la carpeta portátil, descomprimida donde sea, también en una memoria USB: elija su programa abajo;
• una compilación del código: dotnet build host -c Release.
Ninguna cambia el Python de QGIS.</translation>
    </message>
    <message>
        <source>Write what you look for in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian, or click a place on the map to find more like it. Matches come as pictures and as a layer.</source>
        <translation>Escriba lo que busca en inglés, portugués, español, francés, alemán, neerlandés, italiano, chino, coreano o ruso, o haga clic en un lugar del mapa para encontrar más como él. Los resultados llegan como imágenes y como capa.</translation>
    </message>
    <message>
        <source>{} indexes can be searched.</source>
        <translation>Se puede buscar en {} índices.</translation>
    </message>
</context>
</TS>
