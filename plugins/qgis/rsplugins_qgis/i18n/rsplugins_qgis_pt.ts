<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
<context>
    <name>AreaChoice</name>
    <message>
        <source>Choose a layer, or search the whole index.</source>
        <translation>Escolha uma camada, ou pesquise em todo o índice.</translation>
    </message>
    <message>
        <source>Drag a rectangle on the map.</source>
        <translation>Arraste um retângulo no mapa.</translation>
    </message>
    <message>
        <source>Drag one on the map, or search the whole index.</source>
        <translation>Arraste um no mapa, ou pesquise em todo o índice.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Desenhar</translation>
    </message>
    <message>
        <source>Drawn rectangle</source>
        <translation>Retângulo desenhado</translation>
    </message>
    <message>
        <source>Extent of layer</source>
        <translation>Extensão da camada</translation>
    </message>
    <message>
        <source>Layer that says where to search</source>
        <translation>Camada que diz onde pesquisar</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Vista do mapa</translation>
    </message>
    <message>
        <source>No layer says where to search.</source>
        <translation>Nenhuma camada diz onde pesquisar.</translation>
    </message>
    <message>
        <source>No rectangle was drawn yet.</source>
        <translation>Ainda não foi desenhado nenhum retângulo.</translation>
    </message>
    <message>
        <source>Polygons of layer</source>
        <translation>Polígonos da camada</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>Onde pesquisar</translation>
    </message>
    <message>
        <source>Whole index</source>
        <translation>Todo o índice</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>{}: no figures yet</source>
        <translation>{}: ainda sem valores</translation>
    </message>
    <message>
        <source>{}: {} at the start, {} now</source>
        <translation>{}: {} no início, {} agora</translation>
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
        <translation>Liberar memória</translation>
    </message>
    <message>
        <source>Free memory: closes the models that nobody uses, on the graphics card too</source>
        <translation>Liberar memória: fecha os modelos que ninguém usa, também na placa gráfica</translation>
    </message>
    <message>
        <source>Host not running</source>
        <translation>O anfitrião não está em execução</translation>
    </message>
    <message>
        <source>Host ready</source>
        <translation>Anfitrião pronto</translation>
    </message>
    <message>
        <source>Host {} on {}</source>
        <translation>Anfitrião {} em {}</translation>
    </message>
    <message>
        <source>It starts with the first search.</source>
        <translation>Arranca com a primeira pesquisa.</translation>
    </message>
    <message>
        <source>Memory freed: {} MB</source>
        <translation>Memória libertada: {} MB</translation>
    </message>
    <message>
        <source>Memory: {} MB, of which models {} MB</source>
        <translation>Memória: {} MB, dos quais modelos {} MB</translation>
    </message>
    <message>
        <source>running: {}</source>
        <translation>em curso: {}</translation>
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
        <translation>Delete remove um exemplo; a barra de espaço torna-o um contraexemplo, e vice-versa.</translation>
    </message>
    <message>
        <source>Examples and counter-examples</source>
        <translation>Exemplos e contraexemplos</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>Como isto</translation>
    </message>
    <message>
        <source>Like {}</source>
        <translation>Como {}</translation>
    </message>
    <message>
        <source>Make it a counter-example</source>
        <translation>Tornar contraexemplo</translation>
    </message>
    <message>
        <source>Make it an example</source>
        <translation>Tornar exemplo</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Remover tudo</translation>
    </message>
    <message>
        <source>Unlike this</source>
        <translation>Não como isto</translation>
    </message>
    <message>
        <source>Unlike {}</source>
        <translation>Não como {}</translation>
    </message>
</context>
<context>
    <name>ExportParameters</name>
    <message>
        <source>Area of a layer that is no file</source>
        <translation>Área de uma camada que não é um ficheiro</translation>
    </message>
    <message>
        <source>Go on though parts of a web map are transparent, because they are meant to be so. Otherwise that is an error: most often tiles did not come.</source>
        <translation>Continuar embora partes de um mapa web sejam transparentes, porque devem sê-lo. Caso contrário é um erro: quase sempre houve mosaicos que não chegaram.</translation>
    </message>
    <message>
        <source>Metres on the ground a pixel of the export has. When empty the layer's own pixels, or 2048 along the longer side of a web map.</source>
        <translation>Metros no terreno que mede um pixel da exportação. Vazio: os pixels da própria camada, ou 2048 ao longo do lado maior de um mapa web.</translation>
    </message>
    <message>
        <source>Resolution of a layer that is no file (m)</source>
        <translation>Resolução de uma camada que não é um ficheiro (m)</translation>
    </message>
    <message>
        <source>Take a layer that has holes</source>
        <translation>Aceitar uma camada com falhas</translation>
    </message>
    <message>
        <source>Web maps, virtual layers and others that are no file are exported for the tool: this part of them. All of the layer when empty.</source>
        <translation>Mapas web, camadas virtuais e outras que não são um ficheiro são exportados para a ferramenta: esta parte. Vazio: toda a camada.</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>A file is damaged.</source>
        <translation>Um ficheiro está danificado.</translation>
    </message>
    <message>
        <source>A file or folder is missing.</source>
        <translation>Falta um ficheiro ou uma pasta.</translation>
    </message>
    <message>
        <source>A file or folder may not be read or written.</source>
        <translation>Um ficheiro ou uma pasta não pode ser lido ou escrito.</translation>
    </message>
    <message>
        <source>A plugin of the host did not answer in time.</source>
        <translation>Um módulo do anfitrião não respondeu a tempo.</translation>
    </message>
    <message>
        <source>A plugin of the host does not work.</source>
        <translation>Um módulo do anfitrião não funciona.</translation>
    </message>
    <message>
        <source>A plugin of the host ended unexpectedly.</source>
        <translation>Um módulo do anfitrião terminou inesperadamente.</translation>
    </message>
    <message>
        <source>A value does not fit.</source>
        <translation>Um valor não serve.</translation>
    </message>
    <message>
        <source>Bring it again from where it came.</source>
        <translation>Traga-o de novo de onde veio.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>Change it and run it again.</source>
        <translation>Altere-o e execute de novo.</translation>
    </message>
    <message>
        <source>Change them in the file of the configuration.</source>
        <translation>Altere-as no ficheiro de configuração.</translation>
    </message>
    <message>
        <source>Check address and token in Settings &gt; Options &gt; RsPlugins, and whether it runs.</source>
        <translation>Verifique o endereço e o token em Configurações &gt; Opções &gt; RsPlugins, e se ele está a funcionar.</translation>
    </message>
    <message>
        <source>Check its permissions, and whether another program has it open.</source>
        <translation>Verifique as permissões, e se outro programa o tem aberto.</translation>
    </message>
    <message>
        <source>Check the network, or install the model from a folder or an archive.</source>
        <translation>Verifique a rede, ou instale o modelo a partir de uma pasta ou de um arquivo.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Verifique o caminho.</translation>
    </message>
    <message>
        <source>Check the token in Settings &gt; Options &gt; RsPlugins, or ask whoever runs the host.</source>
        <translation>Verifique o token em Configurações &gt; Opções &gt; RsPlugins, ou pergunte a quem gere o anfitrião.</translation>
    </message>
    <message>
        <source>Check their names and the file that they stand in.</source>
        <translation>Verifique os nomes e o ficheiro em que estão.</translation>
    </message>
    <message>
        <source>Choose Refresh tools in the menu Raster &gt; RsPlugins.</source>
        <translation>Escolha Atualizar ferramentas no menu Raster &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose another folder, or ask whoever runs the host.</source>
        <translation>Escolha outra pasta, ou pergunte a quem gere o anfitrião.</translation>
    </message>
    <message>
        <source>Choose the certificate of its authority in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Escolha o certificado da sua autoridade em Configurações &gt; Opções &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose the model of the index, or index its rasters by this one.</source>
        <translation>Escolha o modelo do índice, ou indexe os seus rasters com este.</translation>
    </message>
    <message>
        <source>Give it a CRS and an extent first.</source>
        <translation>Dê-lhe primeiro um SRC e uma extensão.</translation>
    </message>
    <message>
        <source>Give large data as files.</source>
        <translation>Dê dados grandes como ficheiros.</translation>
    </message>
    <message>
        <source>If it happens again, open Raster &gt; RsPlugins &gt; Diagnostics report and give it to whoever helps you.</source>
        <translation>Se acontecer de novo, abra Raster &gt; RsPlugins &gt; Relatório de diagnóstico e dê-o a quem o ajuda.</translation>
    </message>
    <message>
        <source>Install it on the page Models of the panel, or choose another.</source>
        <translation>Instale-o na página Modelos do painel, ou escolha outro.</translation>
    </message>
    <message>
        <source>Install the model again.</source>
        <translation>Instale o modelo de novo.</translation>
    </message>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Instale a versão mais recente do RsPlugins.</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>Arranca de novo com o que fizer a seguir.</translation>
    </message>
    <message>
        <source>It may have run out of memory: close other programs or choose a smaller area, and run it again.</source>
        <translation>Pode ter ficado sem memória: feche outros programas ou escolha uma área menor, e execute de novo.</translation>
    </message>
    <message>
        <source>Look at the page Jobs of the panel.</source>
        <translation>Veja a página Tarefas do painel.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder.</source>
        <translation>Liberte espaço, ou escolha outra pasta.</translation>
    </message>
    <message>
        <source>Make the index anew, or choose another file.</source>
        <translation>Faça o índice de novo, ou escolha outro ficheiro.</translation>
    </message>
    <message>
        <source>Resume it on the page Jobs of the panel.</source>
        <translation>Retome-a na página Tarefas do painel.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF, and try again.</source>
        <translation>Guarde-o como GeoTIFF, e tente de novo.</translation>
    </message>
    <message>
        <source>Something went wrong that nobody expected.</source>
        <translation>Algo correu mal que ninguém esperava.</translation>
    </message>
    <message>
        <source>Switch it on: rsplugins plugins enable.</source>
        <translation>Ative-o: rsplugins plugins enable.</translation>
    </message>
    <message>
        <source>The certificate of the host cannot be trusted.</source>
        <translation>O certificado do anfitrião não é de confiança.</translation>
    </message>
    <message>
        <source>The classes cannot be used.</source>
        <translation>As classes não podem ser usadas.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>O disco está cheio.</translation>
    </message>
    <message>
        <source>The files of the model are damaged.</source>
        <translation>Os ficheiros do modelo estão danificados.</translation>
    </message>
    <message>
        <source>The host and this plugin are of different releases.</source>
        <translation>O anfitrião e este módulo são de versões diferentes.</translation>
    </message>
    <message>
        <source>The host cannot be reached.</source>
        <translation>Não se consegue chegar ao anfitrião.</translation>
    </message>
    <message>
        <source>The host did not answer in time.</source>
        <translation>O anfitrião não respondeu a tempo.</translation>
    </message>
    <message>
        <source>The host does not have this tool.</source>
        <translation>O anfitrião não tem esta ferramenta.</translation>
    </message>
    <message>
        <source>The host does not serve this folder.</source>
        <translation>O anfitrião não serve esta pasta.</translation>
    </message>
    <message>
        <source>The host has ended.</source>
        <translation>O anfitrião terminou.</translation>
    </message>
    <message>
        <source>The host refuses this.</source>
        <translation>O anfitrião recusa isto.</translation>
    </message>
    <message>
        <source>The index is in use.</source>
        <translation>O índice está em uso.</translation>
    </message>
    <message>
        <source>The index was made by another model.</source>
        <translation>O índice foi feito por outro modelo.</translation>
    </message>
    <message>
        <source>The job cannot be found any more, or is in another state.</source>
        <translation>A tarefa já não existe, ou está noutro estado.</translation>
    </message>
    <message>
        <source>The job was interrupted.</source>
        <translation>A tarefa foi interrompida.</translation>
    </message>
    <message>
        <source>The model could not be fetched.</source>
        <translation>Não foi possível obter o modelo.</translation>
    </message>
    <message>
        <source>The model is in use.</source>
        <translation>O modelo está em uso.</translation>
    </message>
    <message>
        <source>The model is not installed.</source>
        <translation>O modelo não está instalado.</translation>
    </message>
    <message>
        <source>The raster cannot be read.</source>
        <translation>O raster não pode ser lido.</translation>
    </message>
    <message>
        <source>The raster has no place on the map.</source>
        <translation>O raster não tem lugar no mapa.</translation>
    </message>
    <message>
        <source>The settings of the training do not fit.</source>
        <translation>As definições do treino não servem.</translation>
    </message>
    <message>
        <source>This file is no index that can be searched.</source>
        <translation>Este ficheiro não é um índice em que se possa pesquisar.</translation>
    </message>
    <message>
        <source>This is too much for one message.</source>
        <translation>Isto é demais para uma mensagem.</translation>
    </message>
    <message>
        <source>This plugin of the host is switched off.</source>
        <translation>Este módulo do anfitrião está desativado.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Tente de novo.</translation>
    </message>
    <message>
        <source>Wait until the other work is done, or cancel it.</source>
        <translation>Espere que o outro trabalho acabe, ou cancele-o.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>A host on another computer</source>
        <translation>Um anfitrião noutro computador</translation>
    </message>
    <message>
        <source>After a plugin of the host was added or removed, choose Raster &gt; RsPlugins &gt; Refresh tools.</source>
        <translation>Depois de acrescentar ou remover um módulo do anfitrião, escolha Raster &gt; RsPlugins &gt; Atualizar ferramentas.</translation>
    </message>
    <message>
        <source>Beside the project, or into the folder that the settings name. Save the project first: what lies in a temporary folder is gone when QGIS is closed.</source>
        <translation>Junto ao projeto, ou na pasta que as definições indicam. Guarde primeiro o projeto: o que está numa pasta temporária desaparece quando o QGIS é fechado.</translation>
    </message>
    <message>
        <source>Every message says what to do. If that does not help, open Raster &gt; RsPlugins &gt; Diagnostics report, read it, and give it to whoever helps you.</source>
        <translation>Cada mensagem diz o que fazer. Se não bastar, abra Raster &gt; RsPlugins &gt; Relatório de diagnóstico, leia-o e dê-o a quem o ajuda.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ajuda</translation>
    </message>
    <message>
        <source>Layers that are no files</source>
        <translation>Camadas que não são ficheiros</translation>
    </message>
    <message>
        <source>New plugins</source>
        <translation>Módulos novos</translation>
    </message>
    <message>
        <source>Open Processing &gt; Toolbox and look under RsPlugins. Every tool runs there, in batches, in models and in scripts. Progress and Cancel work as with any other tool, and QGIS stays usable meanwhile.</source>
        <translation>Abra Processamento &gt; Caixa de ferramentas e procure em RsPlugins. Cada ferramenta funciona aí, em lote, em modelos e em scripts. O progresso e Cancelar funcionam como em qualquer outra ferramenta, e o QGIS continua utilizável entretanto.</translation>
    </message>
    <message>
        <source>Open the panel with Raster &gt; RsPlugins &gt; Search by words. Make an index of your images once; then write what you look for, in any of ten languages, and click a match to see it on the map.</source>
        <translation>Abra o painel com Raster &gt; RsPlugins &gt; Pesquisar por palavras. Crie uma vez um índice das suas imagens; depois escreva o que procura, em qualquer de dez línguas, e clique num resultado para o ver no mapa.</translation>
    </message>
    <message>
        <source>RsPlugins: help</source>
        <translation>RsPlugins: ajuda</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>Pesquisar por palavras</translation>
    </message>
    <message>
        <source>Settings &gt; Options &gt; RsPlugins also takes the address and the token of a host on a computer with more memory or a graphics card. The connection is encrypted.</source>
        <translation>Configurações &gt; Opções &gt; RsPlugins aceita também o endereço e o token de um anfitrião num computador com mais memória ou com placa gráfica. A ligação é cifrada.</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>O anfitrião</translation>
    </message>
    <message>
        <source>The tools</source>
        <translation>As ferramentas</translation>
    </message>
    <message>
        <source>The work is done by the program rsplugins, outside QGIS. It starts by itself and ends when nobody uses it. If it is not found, choose it in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>O trabalho é feito pelo programa rsplugins, fora do QGIS. Arranca sozinho e termina quando ninguém o usa. Se não for encontrado, escolha-o em Configurações &gt; Opções &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Web maps and layers in memory are exported first, for the extent and the pixel size that you choose. If tiles are missing, you are told.</source>
        <translation>Mapas web e camadas em memória são exportados primeiro, com a extensão e o tamanho de pixel que escolher. Se faltarem mosaicos, é avisado.</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>Quando algo corre mal</translation>
    </message>
    <message>
        <source>Where results go</source>
        <translation>Para onde vão os resultados</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>No picture</source>
        <translation>Sem imagem</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>Confidence: {:.0f} %</source>
        <translation>Confiança: {:.0f} %</translation>
    </message>
    <message>
        <source>Cosine to the query: {:.3f}</source>
        <translation>Cosseno com a consulta: {:.3f}</translation>
    </message>
    <message>
        <source>Match {}: {}, score {}</source>
        <translation>Resultado {}: {}, pontuação {}</translation>
    </message>
</context>
<context>
    <name>HostLocation</name>
    <message>
        <source>Install RsPlugins, or choose its program in Settings &gt; Options &gt; RsPlugins (or name it in the environment variable RSPLUGINS_HOST).</source>
        <translation>Instale o RsPlugins, ou escolha o seu programa em Configurações &gt; Opções &gt; RsPlugins (ou indique-o na variável de ambiente RSPLUGINS_HOST).</translation>
    </message>
    <message>
        <source>The program of RsPlugins was not found on this computer.</source>
        <translation>O programa do RsPlugins não foi encontrado neste computador.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the environment variable RSPLUGINS_HOST names.</source>
        <translation>Não existe o programa «{program}», que a variável de ambiente RSPLUGINS_HOST indica.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the settings name.</source>
        <translation>Não existe o programa «{program}», que as definições indicam.</translation>
    </message>
</context>
<context>
    <name>HostSession</name>
    <message>
        <source>Load it again in the list of plugins.</source>
        <translation>Carregue-o de novo na lista de módulos.</translation>
    </message>
    <message>
        <source>RsPlugins was unloaded.</source>
        <translation>O RsPlugins foi descarregado.</translation>
    </message>
</context>
<context>
    <name>HostSettings</name>
    <message>
        <source>The token of the remote host could not be read from QGIS's authentication store.</source>
        <translation>Não foi possível ler o token do anfitrião remoto no armazém de autenticação do QGIS.</translation>
    </message>
    <message>
        <source>Write it again in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Escreva-o de novo em Configurações &gt; Opções &gt; RsPlugins.</translation>
    </message>
</context>
<context>
    <name>HostVersion</name>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Instale a versão mais recente do RsPlugins.</translation>
    </message>
    <message>
        <source>The host has version {version}; this plugin needs {minimum} or newer.</source>
        <translation>O anfitrião tem a versão {version}; este módulo precisa de {minimum} ou mais recente.</translation>
    </message>
</context>
<context>
    <name>IndexDialog</name>
    <message>
        <source>&amp;Index file</source>
        <translation>Ficheiro de í&amp;ndice</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modelo</translation>
    </message>
    <message>
        <source>&amp;Pixel size (m)</source>
        <translation>Tamanho do &amp;píxel (m)</translation>
    </message>
    <message>
        <source>&amp;Rasters and folders whose tiles can be searched:</source>
        <translation>&amp;Rasters e pastas cujos mosaicos poderão ser pesquisados:</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Acrescentar</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Acrescentar ficheiros…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Acrescentar pasta…</translation>
    </message>
    <message>
        <source>Add rasters to the index</source>
        <translation>Acrescentar rasters ao índice</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>Modelo predefinido</translation>
    </message>
    <message>
        <source>Folder to index, with all below it</source>
        <translation>Pasta a indexar, com tudo o que contém</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>How much there is to index</source>
        <translation>Quanto há para indexar</translation>
    </message>
    <message>
        <source>Layers that are no file</source>
        <translation>Camadas que não são ficheiros</translation>
    </message>
    <message>
        <source>Make the index</source>
        <translation>Criar o índice</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Vista do mapa</translation>
    </message>
    <message>
        <source>New index</source>
        <translation>Índice novo</translation>
    </message>
    <message>
        <source>Part to &amp;export</source>
        <translation>Parte a &amp;exportar</translation>
    </message>
    <message>
        <source>Rasters to index</source>
        <translation>Rasters a indexar</translation>
    </message>
    <message>
        <source>The model of the index</source>
        <translation>O modelo do índice</translation>
    </message>
    <message>
        <source>This layer is no file. A part of it is exported into the folder “layers” beside the index, and stays there.</source>
        <translation>Esta camada não é um ficheiro. Uma parte dela é exportada para a pasta “layers” junto ao índice, e fica lá.</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>Toda a camada</translation>
    </message>
    <message>
        <source>the layer's own</source>
        <translation>o da própria camada</translation>
    </message>
</context>
<context>
    <name>IndexEstimate</name>
    <message>
        <source>About {} at the pace of the last index.</source>
        <translation>Cerca de {} ao ritmo do último índice.</translation>
    </message>
    <message>
        <source>How long it takes is known after the first index.</source>
        <translation>Quanto demora sabe-se depois do primeiro índice.</translation>
    </message>
    <message>
        <source>Rasters: more than {}, million pixels: more than {}</source>
        <translation>Rasters: mais de {}, milhões de píxeis: mais de {}</translation>
    </message>
    <message>
        <source>Rasters: {}, million pixels: {}</source>
        <translation>Rasters: {}, milhões de píxeis: {}</translation>
    </message>
</context>
<context>
    <name>IndexSources</name>
    <message>
        <source>Choose another place for the index.</source>
        <translation>Escolha outro lugar para o índice.</translation>
    </message>
    <message>
        <source>Exporting {}</source>
        <translation>A exportar {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be written to.</source>
        <translation>Não se pode escrever na pasta {}.</translation>
    </message>
</context>
<context>
    <name>IndexTab</name>
    <message>
        <source>Add rasters…</source>
        <translation>Acrescentar rasters…</translation>
    </message>
    <message>
        <source>Adds an index that was made before</source>
        <translation>Acrescenta um índice criado antes</translation>
    </message>
    <message>
        <source>An index needs at least one raster. Take it off the list, or delete its file.</source>
        <translation>Um índice precisa de pelo menos um raster. Retire-o da lista, ou apague o seu ficheiro.</translation>
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
        <translation>Cancelado. Atualizar continua de onde parou.</translation>
    </message>
    <message>
        <source>Changed {}</source>
        <translation>Alterado: {}</translation>
    </message>
    <message>
        <source>Check whether another program has it open.</source>
        <translation>Veja se outro programa o tem aberto.</translation>
    </message>
    <message>
        <source>Delete index</source>
        <translation>Apagar índice</translation>
    </message>
    <message>
        <source>Delete the file…</source>
        <translation>Apagar o ficheiro…</translation>
    </message>
    <message>
        <source>Delete {}? The rasters stay.</source>
        <translation>Apagar {}? Os rasters ficam.</translation>
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
        <translation>Os índices e os seus rasters</translation>
    </message>
    <message>
        <source>Looks through the rasters again: those that changed are indexed anew, those that are gone are removed.</source>
        <translation>Percorre de novo os rasters: os que mudaram são indexados de novo, os que desapareceram são removidos.</translation>
    </message>
    <message>
        <source>Model, date</source>
        <translation>Modelo, data</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mais</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>Índice novo…</translation>
    </message>
    <message>
        <source>No index is selected</source>
        <translation>Nenhum índice está selecionado</translation>
    </message>
    <message>
        <source>Open an index</source>
        <translation>Abrir um índice</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Rasters: {}</source>
        <translation>Rasters: {}</translation>
    </message>
    <message>
        <source>Remove this raster from the index</source>
        <translation>Remover este raster do índice</translation>
    </message>
    <message>
        <source>Search this index</source>
        <translation>Pesquisar neste índice</translation>
    </message>
    <message>
        <source>Show its tiles on the map</source>
        <translation>Mostrar os seus mosaicos no mapa</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Retirar desta lista</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Mosaicos</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Atualizar</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>À espera…</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>alterado desde então</translation>
    </message>
    <message>
        <source>file is gone</source>
        <translation>o ficheiro já não existe</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>não pode ser lido</translation>
    </message>
    <message>
        <source>{} cannot be deleted: {}</source>
        <translation>Não é possível apagar {}: {}</translation>
    </message>
    <message>
        <source>{} is ready to be searched.</source>
        <translation>Já se pode pesquisar em {}.</translation>
    </message>
</context>
<context>
    <name>JobsTab</name>
    <message>
        <source>Also short calls</source>
        <translation>Também chamadas curtas</translation>
    </message>
    <message>
        <source>Also shows searches and other calls that somebody waited for and that went well.</source>
        <translation>Mostra também as pesquisas e outras chamadas por que alguém esperou e que correram bem.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Figure to show</source>
        <translation>Grandeza mostrada</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tarefa</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tarefas</translation>
    </message>
    <message>
        <source>Opens the form of the training; its progress is shown here.</source>
        <translation>Abre o formulário do treino; o seu progresso é mostrado aqui.</translation>
    </message>
    <message>
        <source>Opens the form that makes training data of a raster and a layer of labels.</source>
        <translation>Abre o formulário que cria dados de treino a partir de um raster e de uma camada de rótulos.</translation>
    </message>
    <message>
        <source>Processing does not show this tool. Choose Refresh tools in the menu Raster ▸ RsPlugins.</source>
        <translation>O Processamento não mostra esta ferramenta. Escolha Atualizar ferramentas no menu Raster ▸ RsPlugins.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Início</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Train a model…</source>
        <translation>Treinar um modelo…</translation>
    </message>
    <message>
        <source>Training data…</source>
        <translation>Dados de treino…</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>done</source>
        <translation>concluída</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falhada</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompida</translation>
    </message>
    <message>
        <source>running</source>
        <translation>em curso</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>à espera</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>faltam {}</translation>
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
        <translation>Fechar a mensagem</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>Arranca de novo com o que fizer a seguir.</translation>
    </message>
</context>
<context>
    <name>ModelsTab</name>
    <message>
        <source>About {}</source>
        <translation>Cerca de {}</translation>
    </message>
    <message>
        <source>Archive with a model</source>
        <translation>Arquivo com um modelo</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Arquivos</translation>
    </message>
    <message>
        <source>Brings a model from this computer, or one of those below that can be had.</source>
        <translation>Traz um modelo deste computador, ou um dos que se podem obter abaixo.</translation>
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
        <translation>Obter um modelo</translation>
    </message>
    <message>
        <source>Fetch {} over the network?</source>
        <translation>Obter {} pela rede?</translation>
    </message>
    <message>
        <source>Folder with a model</source>
        <translation>Pasta com um modelo</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>De uma pasta…</translation>
    </message>
    <message>
        <source>From an archive…</source>
        <translation>De um arquivo…</translation>
    </message>
    <message>
        <source>From: {}</source>
        <translation>De: {}</translation>
    </message>
    <message>
        <source>In memory: {}</source>
        <translation>Na memória: {}</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Instalar</translation>
    </message>
    <message>
        <source>Languages: {}</source>
        <translation>Línguas: {}</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>Licença: {}</translation>
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
        <translation>Pela rede</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Remover um modelo</translation>
    </message>
    <message>
        <source>Remove {}? Indexes that were made by it cannot be searched then.</source>
        <translation>Remover {}? Os índices feitos por ele deixam de poder ser pesquisados.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>À espera…</translation>
    </message>
    <message>
        <source>can be had</source>
        <translation>disponível</translation>
    </message>
    <message>
        <source>default</source>
        <translation>predefinido</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>instalado</translation>
    </message>
    <message>
        <source>{} is installed: a new index can be made by it, and every tool takes it.</source>
        <translation>{} está instalado: pode fazer-se um novo índice com ele, e todas as ferramentas o aceitam.</translation>
    </message>
    <message>
        <source>{} was removed.</source>
        <translation>{} foi removido.</translation>
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
        <translation> dias</translation>
    </message>
    <message>
        <source> million pixels</source>
        <translation> milhões de pixels</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Acrescentar</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>All searches at most</source>
        <translation>Todas as pesquisas no máximo</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>Junto ao projeto</translation>
    </message>
    <message>
        <source>Certificate of the authority</source>
        <translation>Certificado da autoridade</translation>
    </message>
    <message>
        <source>Connected: the host has version {}.</source>
        <translation>Ligado: o anfitrião tem a versão {}.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>A ligar…</translation>
    </message>
    <message>
        <source>Diagnostics report…</source>
        <translation>Relatório de diagnóstico…</translation>
    </message>
    <message>
        <source>Folder for outputs</source>
        <translation>Pasta para os resultados</translation>
    </message>
    <message>
        <source>Folder to add</source>
        <translation>Pasta a acrescentar</translation>
    </message>
    <message>
        <source>Folders with further plugins of the host</source>
        <translation>Pastas com mais módulos do anfitrião</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>Encontrado: {}</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>Anfitrião neste computador</translation>
    </message>
    <message>
        <source>How long the files of searches are kept that no project shows</source>
        <translation>Durante quanto tempo se guardam os ficheiros de pesquisas que nenhum projeto mostra</translation>
    </message>
    <message>
        <source>Keep searches</source>
        <translation>Guardar pesquisas</translation>
    </message>
    <message>
        <source>Largest export of a layer that is no file</source>
        <translation>Maior exportação de uma camada que não é um ficheiro</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Plugin folders</source>
        <translation>Pastas de módulos</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Resultado do teste</translation>
    </message>
    <message>
        <source>Stored; write another to replace it</source>
        <translation>Guardado; escreva outro para o substituir</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Testar a ligação</translation>
    </message>
    <message>
        <source>The most that the files of all searches in a folder may take; the oldest go first</source>
        <translation>O máximo que os ficheiros de todas as pesquisas numa pasta podem ocupar; os mais antigos saem primeiro</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>O programa rsplugins</translation>
    </message>
    <message>
        <source>The token is kept in the authentication store of QGIS, which asks for its master password. Whoever runs the host has the token, and the certificate where its authority is not one that this computer knows.</source>
        <translation>O token é guardado no armazém de autenticação do QGIS, que pede a sua palavra-passe mestra. Quem gere o anfitrião tem o token, e também o certificado se este computador não conhecer a sua autoridade.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Use a host on another computer</source>
        <translation>Usar um anfitrião noutro computador</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>First steps</source>
        <translation>Primeiros passos</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Índices</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tarefas</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Pesquisar</translation>
    </message>
</context>
<context>
    <name>PanelContext</name>
    <message>
        <source>Install the newest RsPlugins, or a plugin with such a tool.</source>
        <translation>Instale a versão mais recente do RsPlugins, ou um módulo com essa ferramenta.</translation>
    </message>
    <message>
        <source>No plugin of the host can do that.</source>
        <translation>Nenhum módulo do anfitrião sabe fazer isso.</translation>
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
        <translation>«{name}» não é um ficheiro, e esta área teria {size} milhões de pixels.</translation>
    </message>
    <message>
        <source>Check that it can be drawn, and that the disk is not full.</source>
        <translation>Veja se pode ser desenhada e se o disco não está cheio.</translation>
    </message>
    <message>
        <source>Check the connection and whether the layer covers the area; a layer that is meant to have holes can be taken with them.</source>
        <translation>Verifique a ligação e se a camada cobre a área; uma camada que deva ter falhas pode ser aceite com elas.</translation>
    </message>
    <message>
        <source>Choose a smaller area, or a coarser resolution.</source>
        <translation>Escolha uma área menor ou uma resolução mais grosseira.</translation>
    </message>
    <message>
        <source>Choose an area that the layer covers.</source>
        <translation>Escolha uma área que a camada cubra.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF first.</source>
        <translation>Guarde-a primeiro como GeoTIFF.</translation>
    </message>
    <message>
        <source>The area does not meet the layer "{name}".</source>
        <translation>A área não toca a camada «{name}».</translation>
    </message>
    <message>
        <source>The layer "{name}" cannot be exported.</source>
        <translation>A camada «{name}» não pode ser exportada.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported.</source>
        <translation>Não foi possível exportar a camada «{name}».</translation>
    </message>
    <message>
        <source>{percent} % of the area of "{name}" did not come: tiles are missing, or there is nothing there.</source>
        <translation>{percent} % da área de «{name}» não chegaram: faltam mosaicos, ou não há nada ali.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Asking the host…</source>
        <translation>A perguntar ao anfitrião…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Diagnostics report</source>
        <translation>Relatório de diagnóstico</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Relatório</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar o relatório</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Versions, the state of the host, settings and the last lines of its log. Passwords, tokens, paths and names are taken out. Nothing is sent anywhere: copy it to whoever helps you.</source>
        <translation>Versões, estado do anfitrião, definições e últimas linhas do seu registo. Palavras-passe, tokens, caminhos e nomes são retirados. Nada é enviado: copie-o para quem o ajuda.</translation>
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
        <translation>Todos os ficheiros</translation>
    </message>
    <message>
        <source>Run it again: the host is started anew. If it ends again, look into its log.</source>
        <translation>Execute de novo: o anfitrião arranca outra vez. Se terminar de novo, veja o seu registo.</translation>
    </message>
    <message>
        <source>The export stays, because what the tool writes refers to it: {path}</source>
        <translation>A exportação fica guardada, porque aquilo que a ferramenta escreve remete para ela: {path}</translation>
    </message>
    <message>
        <source>The layer "{name}" is no file: {what} were exported.</source>
        <translation>A camada «{name}» não é um ficheiro: foram exportados {what}.</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>faltam {time}</translation>
    </message>
    <message>
        <source>{title} is no JSON: {reason}</source>
        <translation>{title} não é JSON: {reason}</translation>
    </message>
    <message>
        <source>{title}: QGIS's authentication store has no such entry.</source>
        <translation>{title}: o armazém de autenticação do QGIS não tem essa entrada.</translation>
    </message>
    <message>
        <source>{title}: give numbers of bands, such as 4,3,2.</source>
        <translation>{title}: indique números de bandas, por exemplo 4,3,2.</translation>
    </message>
    <message>
        <source>{title}: neither the area nor the project has a CRS. Give the project one, or write it behind the area: 1,2,3,4 [EPSG:4326].</source>
        <translation>{title}: nem a área nem o projeto têm SRC. Dê um ao projeto, ou escreva-o depois da área: 1,2,3,4 [EPSG:4326].</translation>
    </message>
    <message>
        <source>{title}: the folder {path} cannot be made: {reason}</source>
        <translation>{title}: não é possível criar a pasta {path}: {reason}</translation>
    </message>
    <message>
        <source>{title}: the tool writes {ending} files. Give the path that ending.</source>
        <translation>{title}: a ferramenta escreve ficheiros {ending}. Dê essa terminação ao caminho.</translation>
    </message>
    <message>
        <source>{title}: these cannot be read: {names}</source>
        <translation>{title}: não pode ser lido: {names}</translation>
    </message>
    <message>
        <source>{title}: tools write files, not tables of a database. Give the path of a file.</source>
        <translation>{title}: as ferramentas escrevem ficheiros, não tabelas de uma base de dados. Indique o caminho de um ficheiro.</translation>
    </message>
</context>
<context>
    <name>RsPluginsPlugin</name>
    <message>
        <source>Diagnostics report…</source>
        <translation>Relatório de diagnóstico…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ajuda</translation>
    </message>
    <message>
        <source>Refresh tools</source>
        <translation>Atualizar ferramentas</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Definições…</translation>
    </message>
</context>
<context>
    <name>RsPluginsProvider</name>
    <message>
        <source>{path} was left out: {reason}.</source>
        <translation>{path} ficou de fora: {reason}.</translation>
    </message>
</context>
<context>
    <name>RsPluginsTokens</name>
    <message>
        <source>RsPlugins: token of the remote host</source>
        <translation>RsPlugins: token do anfitrião remoto</translation>
    </message>
    <message>
        <source>Start QGIS with the environment variable RSPLUGINS_TOKEN instead.</source>
        <translation>Em vez disso, inicie o QGIS com a variável de ambiente RSPLUGINS_TOKEN.</translation>
    </message>
    <message>
        <source>The authentication store of QGIS is switched off, so the token cannot be kept.</source>
        <translation>O armazém de autenticação do QGIS está desligado, por isso o token não pode ser guardado.</translation>
    </message>
    <message>
        <source>The token was not stored: the authentication store of QGIS was not opened.</source>
        <translation>O token não foi guardado: o armazém de autenticação do QGIS não foi aberto.</translation>
    </message>
    <message>
        <source>Try again, and give the master password of QGIS when it asks for it.</source>
        <translation>Tente de novo e dê a palavra-passe mestra do QGIS quando ele a pedir.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Where in the tile</source>
        <translation>Onde no mosaico</translation>
    </message>
</context>
<context>
    <name>SearchArea</name>
    <message>
        <source>Choose a smaller area, or another CRS for the project.</source>
        <translation>Escolha uma área menor, ou outro SRC para o projeto.</translation>
    </message>
    <message>
        <source>Choose another layer, or select polygons in it.</source>
        <translation>Escolha outra camada, ou selecione polígonos nela.</translation>
    </message>
    <message>
        <source>Give the project or the layer a CRS.</source>
        <translation>Dê um SRC ao projeto ou à camada.</translation>
    </message>
    <message>
        <source>The area reaches beyond what {} can show.</source>
        <translation>A área vai além do que {} pode mostrar.</translation>
    </message>
    <message>
        <source>The layer {} holds no polygon.</source>
        <translation>A camada {} não tem nenhum polígono.</translation>
    </message>
    <message>
        <source>The map or the layer has no CRS, so that nobody knows where the area lies.</source>
        <translation>O mapa ou a camada não tem SRC, pelo que não se sabe onde fica a área.</translation>
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
        <translation>Pesquisar por palavras</translation>
    </message>
    <message>
        <source>Search images by words and by example (RsPlugins)</source>
        <translation>Pesquisar imagens por palavras e por exemplos (RsPlugins)</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Língua</translation>
    </message>
    <message>
        <source>&amp;Matches</source>
        <translation>&amp;Resultados</translation>
    </message>
    <message>
        <source>Add what the matches should, or should not, look like</source>
        <translation>Acrescentar com que se devem, ou não, parecer os resultados</translation>
    </message>
    <message>
        <source>An image that shows it</source>
        <translation>Uma imagem que o mostra</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Click a place on the map, or drag a rectangle: what looks like it is found.</source>
        <translation>Clique num lugar do mapa, ou arraste um retângulo: é encontrado o que se parece com ele.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemplos</translation>
    </message>
    <message>
        <source>Find similar here</source>
        <translation>Encontrar parecidos</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>Língua das palavras</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Como</translation>
    </message>
    <message>
        <source>Like a place on the map</source>
        <translation>Como um lugar do mapa</translation>
    </message>
    <message>
        <source>Like an image…</source>
        <translation>Como uma imagem…</translation>
    </message>
    <message>
        <source>Like words</source>
        <translation>Como palavras</translation>
    </message>
    <message>
        <source>Like words…</source>
        <translation>Como palavras…</translation>
    </message>
    <message>
        <source>Matches do not depend on it; how sure the model says it is does.</source>
        <translation>Os resultados não dependem dela; a certeza que o modelo indica, sim.</translation>
    </message>
    <message>
        <source>Number of matches</source>
        <translation>Número de resultados</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opções</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Pesquisar</translation>
    </message>
    <message>
        <source>Search &amp;in</source>
        <translation>Pesquisar &amp;em</translation>
    </message>
    <message>
        <source>Show or hide the options</source>
        <translation>Mostrar ou esconder as opções</translation>
    </message>
    <message>
        <source>Unlike</source>
        <translation>Não como</translation>
    </message>
    <message>
        <source>Unlike a place on the map</source>
        <translation>Não como um lugar do mapa</translation>
    </message>
    <message>
        <source>Unlike an image…</source>
        <translation>Não como uma imagem…</translation>
    </message>
    <message>
        <source>Unlike words</source>
        <translation>Não como palavras</translation>
    </message>
    <message>
        <source>Unlike words…</source>
        <translation>Não como palavras…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>O que procura?</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>O que se procura</translation>
    </message>
    <message>
        <source>Words in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian: “a harbour with ships”, “一个停车场”, “лес у реки”</source>
        <translation>Palavras em inglês, português, espanhol, francês, alemão, neerlandês, italiano, chinês, coreano ou russo: «um porto com navios», “一个停车场”, “лес у реки”</translation>
    </message>
    <message>
        <source>Words:</source>
        <translation>Palavras:</translation>
    </message>
</context>
<context>
    <name>SearchLayers</name>
    <message>
        <source>Save the project in a folder of your own, or choose a folder for outputs in the settings.</source>
        <translation>Guarde o projeto numa pasta sua, ou escolha uma pasta para os resultados nas definições.</translation>
    </message>
    <message>
        <source>Search: {}</source>
        <translation>Pesquisa: {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be made.</source>
        <translation>Não é possível criar a pasta {}.</translation>
    </message>
</context>
<context>
    <name>SearchLocatorFilter</name>
    <message>
        <source>Search images by words (RsPlugins)</source>
        <translation>Pesquisar imagens por palavras (RsPlugins)</translation>
    </message>
    <message>
        <source>Search images for “{}”</source>
        <translation>Pesquisar imagens: «{}»</translation>
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
        <translation>Acrescentar o seu raster ao projeto</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>Index to search</source>
        <translation>Índice a pesquisar</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Índices</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>Menos como isto</translation>
    </message>
    <message>
        <source>Make one of your rasters on the page Indexes.</source>
        <translation>Crie um a partir dos seus rasters na página Índices.</translation>
    </message>
    <message>
        <source>Make, add or update indexes</source>
        <translation>Criar, acrescentar ou atualizar índices</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Mais como isto</translation>
    </message>
    <message>
        <source>No index yet</source>
        <translation>Ainda sem índice</translation>
    </message>
    <message>
        <source>Nothing found: no tile of the index lies there.</source>
        <translation>Nada encontrado: nenhum mosaico do índice está ali.</translation>
    </message>
    <message>
        <source>Open the picture</source>
        <translation>Abrir a imagem</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>A pesquisar…</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Mostrar no mapa</translation>
    </message>
    <message>
        <source>Shows on the map which parts of the matches are most like what you look for.</source>
        <translation>Mostra no mapa que partes dos resultados mais se parecem com o que procura.</translation>
    </message>
    <message>
        <source>There is no index to search yet.</source>
        <translation>Ainda não há índice em que pesquisar.</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>Não há nada que procurar.</translation>
    </message>
    <message>
        <source>Tiles searched: {}</source>
        <translation>Mosaicos pesquisados: {}</translation>
    </message>
    <message>
        <source>Where in the tile</source>
        <translation>Onde no mosaico</translation>
    </message>
    <message>
        <source>Write what you look for, or give an example.</source>
        <translation>Escreva o que procura, ou dê um exemplo.</translation>
    </message>
    <message>
        <source>match {} of {}</source>
        <translation>resultado {} de {}</translation>
    </message>
    <message>
        <source>{} has no place on the map: its raster names no CRS.</source>
        <translation>{} não tem lugar no mapa: o seu raster não indica SRC.</translation>
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
        <translation>Guarde-a primeiro como GeoPackage.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported: {reason}</source>
        <translation>Não foi possível exportar a camada «{name}»: {reason}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>An index of your rasters</source>
        <translation>Um índice dos seus rasters</translation>
    </message>
    <message>
        <source>Choose program…</source>
        <translation>Escolher programa…</translation>
    </message>
    <message>
        <source>Everything runs on this computer. No account, no network: nothing you search or index leaves it.</source>
        <translation>Tudo funciona neste computador. Sem conta e sem rede: nada do que pesquisa ou indexa sai dele.</translation>
    </message>
    <message>
        <source>Go to the search</source>
        <translation>Ir para a pesquisa</translation>
    </message>
    <message>
        <source>It is here, starts by itself when it is needed, and ends when nobody uses it.</source>
        <translation>Está aqui, arranca sozinho quando é preciso e termina quando ninguém o usa.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Procurar de novo</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>Índice novo…</translation>
    </message>
    <message>
        <source>One index can be searched.</source>
        <translation>Pode pesquisar-se num índice.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Running: {}.</source>
        <translation>Em execução: {}.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Pesquisar</translation>
    </message>
    <message>
        <source>Search images by words in three steps</source>
        <translation>Pesquisar imagens por palavras em três passos</translation>
    </message>
    <message>
        <source>Start it now</source>
        <translation>Iniciar agora</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>A iniciar…</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>O anfitrião</translation>
    </message>
    <message>
        <source>The host looks once at every tile of the rasters that you name and keeps what it saw in a GeoPackage. The Jobs page shows how far it is; searches then take less than a second.</source>
        <translation>O anfitrião olha uma vez para cada mosaico dos rasters que indicar e guarda o que viu num GeoPackage. A página Tarefas mostra até onde chegou; depois, as pesquisas demoram menos de um segundo.</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>O programa rsplugins</translation>
    </message>
    <message>
        <source>The tools run in a program of its own, which is not here yet. Three ways to get it:
• the RsPlugins installer of your system;
• the portable folder, unpacked anywhere, also from a USB stick: choose its program below;
• a build of the source: dotnet build host -c Release.
None of them changes the Python of QGIS.</source>
        <translation>As ferramentas funcionam num programa próprio, que ainda não está aqui. Três maneiras de o obter:
• o instalador do RsPlugins para o seu sistema;
• a pasta portátil, descompactada em qualquer lado, também numa pen USB: escolha o seu programa em baixo;
• uma compilação do código: dotnet build host -c Release.
Nenhuma altera o Python do QGIS.</translation>
    </message>
    <message>
        <source>Write what you look for in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian, or click a place on the map to find more like it. Matches come as pictures and as a layer.</source>
        <translation>Escreva o que procura em inglês, português, espanhol, francês, alemão, neerlandês, italiano, chinês, coreano ou russo, ou clique num lugar do mapa para encontrar outros como ele. Os resultados vêm como imagens e como camada.</translation>
    </message>
    <message>
        <source>{} indexes can be searched.</source>
        <translation>Pode pesquisar-se em {} índices.</translation>
    </message>
</context>
</TS>
