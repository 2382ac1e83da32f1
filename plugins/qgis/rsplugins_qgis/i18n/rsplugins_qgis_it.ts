<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
<context>
    <name>AreaChoice</name>
    <message>
        <source>Choose a layer, or search the whole index.</source>
        <translation>Scegliete un layer, oppure cercate in tutto l'indice.</translation>
    </message>
    <message>
        <source>Drag a rectangle on the map.</source>
        <translation>Trascinate un rettangolo sulla mappa.</translation>
    </message>
    <message>
        <source>Drag one on the map, or search the whole index.</source>
        <translation>Trascinatene uno sulla mappa, oppure cercate in tutto l'indice.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Disegna</translation>
    </message>
    <message>
        <source>Drawn rectangle</source>
        <translation>Rettangolo disegnato</translation>
    </message>
    <message>
        <source>Extent of layer</source>
        <translation>Estensione del layer</translation>
    </message>
    <message>
        <source>Layer that says where to search</source>
        <translation>Layer che dice dove cercare</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Vista della mappa</translation>
    </message>
    <message>
        <source>No layer says where to search.</source>
        <translation>Nessun layer dice dove cercare.</translation>
    </message>
    <message>
        <source>No rectangle was drawn yet.</source>
        <translation>Non è ancora stato disegnato alcun rettangolo.</translation>
    </message>
    <message>
        <source>Polygons of layer</source>
        <translation>Poligoni del layer</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>Dove cercare</translation>
    </message>
    <message>
        <source>Whole index</source>
        <translation>Tutto l'indice</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>{}: no figures yet</source>
        <translation>{}: ancora nessun valore</translation>
    </message>
    <message>
        <source>{}: {} at the start, {} now</source>
        <translation>{}: {} all'inizio, {} ora</translation>
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
        <translation>Libera memoria</translation>
    </message>
    <message>
        <source>Free memory: closes the models that nobody uses, on the graphics card too</source>
        <translation>Libera memoria: chiude i modelli che nessuno usa, anche sulla scheda grafica</translation>
    </message>
    <message>
        <source>Host not running</source>
        <translation>Host non in esecuzione</translation>
    </message>
    <message>
        <source>Host ready</source>
        <translation>Host pronto</translation>
    </message>
    <message>
        <source>Host {} on {}</source>
        <translation>Host {} su {}</translation>
    </message>
    <message>
        <source>It starts with the first search.</source>
        <translation>Si avvia con la prima ricerca.</translation>
    </message>
    <message>
        <source>Memory freed: {} MB</source>
        <translation>Memoria liberata: {} MB</translation>
    </message>
    <message>
        <source>Memory: {} MB, of which models {} MB</source>
        <translation>Memoria: {} MB, di cui modelli {} MB</translation>
    </message>
    <message>
        <source>running: {}</source>
        <translation>in corso: {}</translation>
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
        <translation>Canc rimuove un esempio; la barra spaziatrice ne fa un controesempio, e viceversa.</translation>
    </message>
    <message>
        <source>Examples and counter-examples</source>
        <translation>Esempi e controesempi</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>Come questo</translation>
    </message>
    <message>
        <source>Like {}</source>
        <translation>Come {}</translation>
    </message>
    <message>
        <source>Make it a counter-example</source>
        <translation>Rendilo un controesempio</translation>
    </message>
    <message>
        <source>Make it an example</source>
        <translation>Rendilo un esempio</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Rimuovi</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Rimuovi tutto</translation>
    </message>
    <message>
        <source>Unlike this</source>
        <translation>Non come questo</translation>
    </message>
    <message>
        <source>Unlike {}</source>
        <translation>Non come {}</translation>
    </message>
</context>
<context>
    <name>ExportParameters</name>
    <message>
        <source>Area of a layer that is no file</source>
        <translation>Area di un layer che non è un file</translation>
    </message>
    <message>
        <source>Go on though parts of a web map are transparent, because they are meant to be so. Otherwise that is an error: most often tiles did not come.</source>
        <translation>Proseguire anche se parti di una mappa web sono trasparenti, perché devono esserlo. Altrimenti è un errore: di solito dei tasselli non sono arrivati.</translation>
    </message>
    <message>
        <source>Metres on the ground a pixel of the export has. When empty the layer's own pixels, or 2048 along the longer side of a web map.</source>
        <translation>Metri sul terreno che misura un pixel dell'esportazione. Vuoto: i pixel del layer stesso, oppure 2048 lungo il lato maggiore di una mappa web.</translation>
    </message>
    <message>
        <source>Resolution of a layer that is no file (m)</source>
        <translation>Risoluzione di un layer che non è un file (m)</translation>
    </message>
    <message>
        <source>Take a layer that has holes</source>
        <translation>Accettare un layer con lacune</translation>
    </message>
    <message>
        <source>Web maps, virtual layers and others that are no file are exported for the tool: this part of them. All of the layer when empty.</source>
        <translation>Mappe web, layer virtuali e altri che non sono un file vengono esportati per lo strumento: questa parte. Vuoto: tutto il layer.</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>A file is damaged.</source>
        <translation>Un file è danneggiato.</translation>
    </message>
    <message>
        <source>A file or folder is missing.</source>
        <translation>Manca un file o una cartella.</translation>
    </message>
    <message>
        <source>A file or folder may not be read or written.</source>
        <translation>Un file o una cartella non può essere letto o scritto.</translation>
    </message>
    <message>
        <source>A plugin of the host did not answer in time.</source>
        <translation>Un plugin dell'host non ha risposto in tempo.</translation>
    </message>
    <message>
        <source>A plugin of the host does not work.</source>
        <translation>Un plugin dell'host non funziona.</translation>
    </message>
    <message>
        <source>A plugin of the host ended unexpectedly.</source>
        <translation>Un plugin dell'host è terminato inaspettatamente.</translation>
    </message>
    <message>
        <source>A value does not fit.</source>
        <translation>Un valore non va bene.</translation>
    </message>
    <message>
        <source>Bring it again from where it came.</source>
        <translation>Riprendetelo da dove è venuto.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annullato.</translation>
    </message>
    <message>
        <source>Change it and run it again.</source>
        <translation>Cambiatelo ed eseguite di nuovo.</translation>
    </message>
    <message>
        <source>Change them in the file of the configuration.</source>
        <translation>Cambiatele nel file di configurazione.</translation>
    </message>
    <message>
        <source>Check address and token in Settings &gt; Options &gt; RsPlugins, and whether it runs.</source>
        <translation>Controllate indirizzo e token in Impostazioni &gt; Opzioni &gt; RsPlugins, e se è in funzione.</translation>
    </message>
    <message>
        <source>Check its permissions, and whether another program has it open.</source>
        <translation>Controllate i permessi, e se un altro programma lo tiene aperto.</translation>
    </message>
    <message>
        <source>Check the network, or install the model from a folder or an archive.</source>
        <translation>Controllate la rete, oppure installate il modello da una cartella o da un archivio.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Controllate il percorso.</translation>
    </message>
    <message>
        <source>Check the token in Settings &gt; Options &gt; RsPlugins, or ask whoever runs the host.</source>
        <translation>Controllate il token in Impostazioni &gt; Opzioni &gt; RsPlugins, o chiedete a chi gestisce l'host.</translation>
    </message>
    <message>
        <source>Check their names and the file that they stand in.</source>
        <translation>Controllate i nomi e il file in cui stanno.</translation>
    </message>
    <message>
        <source>Choose Refresh tools in the menu Raster &gt; RsPlugins.</source>
        <translation>Scegliete Aggiorna strumenti nel menu Raster &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose another folder, or ask whoever runs the host.</source>
        <translation>Scegliete un'altra cartella, o chiedete a chi gestisce l'host.</translation>
    </message>
    <message>
        <source>Choose the certificate of its authority in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Scegliete il certificato della sua autorità in Impostazioni &gt; Opzioni &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose the model of the index, or index its rasters by this one.</source>
        <translation>Scegliete il modello dell'indice, oppure indicizzate i suoi raster con questo.</translation>
    </message>
    <message>
        <source>Give it a CRS and an extent first.</source>
        <translation>Dategli prima un SR e un'estensione.</translation>
    </message>
    <message>
        <source>Give large data as files.</source>
        <translation>Fornite i dati grandi come file.</translation>
    </message>
    <message>
        <source>If it happens again, open Raster &gt; RsPlugins &gt; Diagnostics report and give it to whoever helps you.</source>
        <translation>Se succede ancora, aprite Raster &gt; RsPlugins &gt; Rapporto di diagnostica e datelo a chi vi aiuta.</translation>
    </message>
    <message>
        <source>Install it on the page Models of the panel, or choose another.</source>
        <translation>Installatelo nella pagina Modelli del pannello, o sceglietene un altro.</translation>
    </message>
    <message>
        <source>Install the model again.</source>
        <translation>Installate di nuovo il modello.</translation>
    </message>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Installate l'ultima versione di RsPlugins.</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>Si riavvia con la prossima cosa che fate.</translation>
    </message>
    <message>
        <source>It may have run out of memory: close other programs or choose a smaller area, and run it again.</source>
        <translation>Forse la memoria non è bastata: chiudete altri programmi o scegliete un'area più piccola, ed eseguite di nuovo.</translation>
    </message>
    <message>
        <source>Look at the page Jobs of the panel.</source>
        <translation>Guardate la pagina Lavori del pannello.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder.</source>
        <translation>Fate spazio, o scegliete un'altra cartella.</translation>
    </message>
    <message>
        <source>Make the index anew, or choose another file.</source>
        <translation>Rifate l'indice, o scegliete un altro file.</translation>
    </message>
    <message>
        <source>Resume it on the page Jobs of the panel.</source>
        <translation>Riprendetelo nella pagina Lavori del pannello.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF, and try again.</source>
        <translation>Salvatelo come GeoTIFF, e riprovate.</translation>
    </message>
    <message>
        <source>Something went wrong that nobody expected.</source>
        <translation>È successo un errore che nessuno si aspettava.</translation>
    </message>
    <message>
        <source>Switch it on: rsplugins plugins enable.</source>
        <translation>Attivatelo: rsplugins plugins enable.</translation>
    </message>
    <message>
        <source>The certificate of the host cannot be trusted.</source>
        <translation>Il certificato dell'host non è attendibile.</translation>
    </message>
    <message>
        <source>The classes cannot be used.</source>
        <translation>Le classi non sono utilizzabili.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Il disco è pieno.</translation>
    </message>
    <message>
        <source>The files of the model are damaged.</source>
        <translation>I file del modello sono danneggiati.</translation>
    </message>
    <message>
        <source>The host and this plugin are of different releases.</source>
        <translation>L'host e questo plugin sono di versioni diverse.</translation>
    </message>
    <message>
        <source>The host cannot be reached.</source>
        <translation>L'host non è raggiungibile.</translation>
    </message>
    <message>
        <source>The host did not answer in time.</source>
        <translation>L'host non ha risposto in tempo.</translation>
    </message>
    <message>
        <source>The host does not have this tool.</source>
        <translation>L'host non ha questo strumento.</translation>
    </message>
    <message>
        <source>The host does not serve this folder.</source>
        <translation>L'host non serve questa cartella.</translation>
    </message>
    <message>
        <source>The host has ended.</source>
        <translation>L'host è terminato.</translation>
    </message>
    <message>
        <source>The host refuses this.</source>
        <translation>L'host lo rifiuta.</translation>
    </message>
    <message>
        <source>The index is in use.</source>
        <translation>L'indice è in uso.</translation>
    </message>
    <message>
        <source>The index was made by another model.</source>
        <translation>L'indice è stato fatto da un altro modello.</translation>
    </message>
    <message>
        <source>The job cannot be found any more, or is in another state.</source>
        <translation>Il lavoro non c'è più, o è in un altro stato.</translation>
    </message>
    <message>
        <source>The job was interrupted.</source>
        <translation>Il lavoro è stato interrotto.</translation>
    </message>
    <message>
        <source>The model could not be fetched.</source>
        <translation>Non è stato possibile scaricare il modello.</translation>
    </message>
    <message>
        <source>The model is in use.</source>
        <translation>Il modello è in uso.</translation>
    </message>
    <message>
        <source>The model is not installed.</source>
        <translation>Il modello non è installato.</translation>
    </message>
    <message>
        <source>The raster cannot be read.</source>
        <translation>Il raster non è leggibile.</translation>
    </message>
    <message>
        <source>The raster has no place on the map.</source>
        <translation>Il raster non ha un posto sulla mappa.</translation>
    </message>
    <message>
        <source>The settings of the training do not fit.</source>
        <translation>Le impostazioni dell'addestramento non vanno bene.</translation>
    </message>
    <message>
        <source>This file is no index that can be searched.</source>
        <translation>Questo file non è un indice in cui cercare.</translation>
    </message>
    <message>
        <source>This is too much for one message.</source>
        <translation>È troppo per un solo messaggio.</translation>
    </message>
    <message>
        <source>This plugin of the host is switched off.</source>
        <translation>Questo plugin dell'host è disattivato.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Riprovate.</translation>
    </message>
    <message>
        <source>Wait until the other work is done, or cancel it.</source>
        <translation>Aspettate che l'altro lavoro finisca, o annullatelo.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>A host on another computer</source>
        <translation>Un host su un altro computer</translation>
    </message>
    <message>
        <source>After a plugin of the host was added or removed, choose Raster &gt; RsPlugins &gt; Refresh tools.</source>
        <translation>Dopo aver aggiunto o rimosso un plugin dell'host, scegliete Raster &gt; RsPlugins &gt; Aggiorna strumenti.</translation>
    </message>
    <message>
        <source>Beside the project, or into the folder that the settings name. Save the project first: what lies in a temporary folder is gone when QGIS is closed.</source>
        <translation>Accanto al progetto, o nella cartella indicata dalle impostazioni. Salvate prima il progetto: ciò che sta in una cartella temporanea sparisce alla chiusura di QGIS.</translation>
    </message>
    <message>
        <source>Every message says what to do. If that does not help, open Raster &gt; RsPlugins &gt; Diagnostics report, read it, and give it to whoever helps you.</source>
        <translation>Ogni messaggio dice che cosa fare. Se non basta, aprite Raster &gt; RsPlugins &gt; Rapporto di diagnostica, leggetelo e datelo a chi vi aiuta.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>Layers that are no files</source>
        <translation>Layer che non sono file</translation>
    </message>
    <message>
        <source>New plugins</source>
        <translation>Nuovi plugin</translation>
    </message>
    <message>
        <source>Open Processing &gt; Toolbox and look under RsPlugins. Every tool runs there, in batches, in models and in scripts. Progress and Cancel work as with any other tool, and QGIS stays usable meanwhile.</source>
        <translation>Aprite Processing &gt; Strumenti e guardate sotto RsPlugins. Ogni strumento funziona lì, in serie, nei modelli e negli script. Avanzamento e Annulla funzionano come per ogni altro strumento, e intanto QGIS resta utilizzabile.</translation>
    </message>
    <message>
        <source>Open the panel with Raster &gt; RsPlugins &gt; Search by words. Make an index of your images once; then write what you look for, in any of ten languages, and click a match to see it on the map.</source>
        <translation>Aprite il pannello con Raster &gt; RsPlugins &gt; Cerca con parole. Create una volta un indice delle vostre immagini; poi scrivete che cosa cercate, in una di dieci lingue, e fate clic su un risultato per vederlo sulla mappa.</translation>
    </message>
    <message>
        <source>RsPlugins: help</source>
        <translation>RsPlugins: aiuto</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>Cerca con parole</translation>
    </message>
    <message>
        <source>Settings &gt; Options &gt; RsPlugins also takes the address and the token of a host on a computer with more memory or a graphics card. The connection is encrypted.</source>
        <translation>Impostazioni &gt; Opzioni &gt; RsPlugins accetta anche l'indirizzo e il token di un host su un computer con più memoria o una scheda grafica. La connessione è cifrata.</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>L'host</translation>
    </message>
    <message>
        <source>The tools</source>
        <translation>Gli strumenti</translation>
    </message>
    <message>
        <source>The work is done by the program rsplugins, outside QGIS. It starts by itself and ends when nobody uses it. If it is not found, choose it in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Il lavoro è svolto dal programma rsplugins, fuori da QGIS. Si avvia da sé e termina quando nessuno lo usa. Se non viene trovato, sceglietelo in Impostazioni &gt; Opzioni &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Web maps and layers in memory are exported first, for the extent and the pixel size that you choose. If tiles are missing, you are told.</source>
        <translation>Mappe web e layer in memoria vengono prima esportati, per l'estensione e la dimensione dei pixel che scegliete. Se mancano tasselli, vi viene detto.</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>Quando qualcosa non va</translation>
    </message>
    <message>
        <source>Where results go</source>
        <translation>Dove vanno i risultati</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>No picture</source>
        <translation>Nessuna immagine</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>Confidence: {:.0f} %</source>
        <translation>Confidenza: {:.0f} %</translation>
    </message>
    <message>
        <source>Cosine to the query: {:.3f}</source>
        <translation>Coseno con la richiesta: {:.3f}</translation>
    </message>
    <message>
        <source>Match {}: {}, score {}</source>
        <translation>Risultato {}: {}, punteggio {}</translation>
    </message>
</context>
<context>
    <name>HostLocation</name>
    <message>
        <source>Install RsPlugins, or choose its program in Settings &gt; Options &gt; RsPlugins (or name it in the environment variable RSPLUGINS_HOST).</source>
        <translation>Installate RsPlugins, oppure scegliete il suo programma in Impostazioni &gt; Opzioni &gt; RsPlugins (o indicatelo nella variabile d'ambiente RSPLUGINS_HOST).</translation>
    </message>
    <message>
        <source>The program of RsPlugins was not found on this computer.</source>
        <translation>Il programma di RsPlugins non è stato trovato su questo computer.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the environment variable RSPLUGINS_HOST names.</source>
        <translation>Non esiste il programma «{program}», indicato dalla variabile d'ambiente RSPLUGINS_HOST.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the settings name.</source>
        <translation>Non esiste il programma «{program}», indicato dalle impostazioni.</translation>
    </message>
</context>
<context>
    <name>HostSession</name>
    <message>
        <source>Load it again in the list of plugins.</source>
        <translation>Ricaricatelo nell'elenco dei plugin.</translation>
    </message>
    <message>
        <source>RsPlugins was unloaded.</source>
        <translation>RsPlugins è stato scaricato dalla memoria.</translation>
    </message>
</context>
<context>
    <name>HostSettings</name>
    <message>
        <source>The token of the remote host could not be read from QGIS's authentication store.</source>
        <translation>Non è stato possibile leggere il token dell'host remoto nell'archivio di autenticazione di QGIS.</translation>
    </message>
    <message>
        <source>Write it again in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Riscrivetelo in Impostazioni &gt; Opzioni &gt; RsPlugins.</translation>
    </message>
</context>
<context>
    <name>HostVersion</name>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Installate l'ultima versione di RsPlugins.</translation>
    </message>
    <message>
        <source>The host has version {version}; this plugin needs {minimum} or newer.</source>
        <translation>L'host ha la versione {version}; questo plugin richiede {minimum} o più recente.</translation>
    </message>
</context>
<context>
    <name>IndexDialog</name>
    <message>
        <source>&amp;Index file</source>
        <translation>File dell'&amp;indice</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modello</translation>
    </message>
    <message>
        <source>&amp;Pixel size (m)</source>
        <translation>Dimensione del &amp;pixel (m)</translation>
    </message>
    <message>
        <source>&amp;Rasters and folders whose tiles can be searched:</source>
        <translation>&amp;Raster e cartelle nei cui tasselli si potrà cercare:</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Aggiungi</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Aggiungi file…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Aggiungi cartella…</translation>
    </message>
    <message>
        <source>Add rasters to the index</source>
        <translation>Aggiungi raster all'indice</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>Modello predefinito</translation>
    </message>
    <message>
        <source>Folder to index, with all below it</source>
        <translation>Cartella da indicizzare, con tutto ciò che contiene</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>How much there is to index</source>
        <translation>Quanto c'è da indicizzare</translation>
    </message>
    <message>
        <source>Layers that are no file</source>
        <translation>Layer che non sono file</translation>
    </message>
    <message>
        <source>Make the index</source>
        <translation>Crea l'indice</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Vista della mappa</translation>
    </message>
    <message>
        <source>New index</source>
        <translation>Nuovo indice</translation>
    </message>
    <message>
        <source>Part to &amp;export</source>
        <translation>Parte da &amp;esportare</translation>
    </message>
    <message>
        <source>Rasters to index</source>
        <translation>Raster da indicizzare</translation>
    </message>
    <message>
        <source>The model of the index</source>
        <translation>Il modello dell'indice</translation>
    </message>
    <message>
        <source>This layer is no file. A part of it is exported into the folder “layers” beside the index, and stays there.</source>
        <translation>Questo layer non è un file. Una sua parte viene esportata nella cartella “layers” accanto all'indice, e ci resta.</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>Tutto il layer</translation>
    </message>
    <message>
        <source>the layer's own</source>
        <translation>quella del layer</translation>
    </message>
</context>
<context>
    <name>IndexEstimate</name>
    <message>
        <source>About {} at the pace of the last index.</source>
        <translation>Circa {} al ritmo dell'ultimo indice.</translation>
    </message>
    <message>
        <source>How long it takes is known after the first index.</source>
        <translation>Quanto dura si sa dopo il primo indice.</translation>
    </message>
    <message>
        <source>Rasters: more than {}, million pixels: more than {}</source>
        <translation>Raster: più di {}, milioni di pixel: più di {}</translation>
    </message>
    <message>
        <source>Rasters: {}, million pixels: {}</source>
        <translation>Raster: {}, milioni di pixel: {}</translation>
    </message>
</context>
<context>
    <name>IndexSources</name>
    <message>
        <source>Choose another place for the index.</source>
        <translation>Scegliete un altro posto per l'indice.</translation>
    </message>
    <message>
        <source>Exporting {}</source>
        <translation>Esportazione di {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be written to.</source>
        <translation>Non si può scrivere nella cartella {}.</translation>
    </message>
</context>
<context>
    <name>IndexTab</name>
    <message>
        <source>Add rasters…</source>
        <translation>Aggiungi raster…</translation>
    </message>
    <message>
        <source>Adds an index that was made before</source>
        <translation>Aggiunge un indice creato in precedenza</translation>
    </message>
    <message>
        <source>An index needs at least one raster. Take it off the list, or delete its file.</source>
        <translation>Un indice ha bisogno di almeno un raster. Toglietelo dall'elenco, oppure eliminate il suo file.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annullato.</translation>
    </message>
    <message>
        <source>Cancelled. Update goes on where it was.</source>
        <translation>Annullato. Aggiorna riprende da dov’era.</translation>
    </message>
    <message>
        <source>Changed {}</source>
        <translation>Modificato: {}</translation>
    </message>
    <message>
        <source>Check whether another program has it open.</source>
        <translation>Controllate se un altro programma lo tiene aperto.</translation>
    </message>
    <message>
        <source>Delete index</source>
        <translation>Elimina indice</translation>
    </message>
    <message>
        <source>Delete the file…</source>
        <translation>Elimina il file…</translation>
    </message>
    <message>
        <source>Delete {}? The rasters stay.</source>
        <translation>Eliminare {}? I raster restano.</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Indice</translation>
    </message>
    <message>
        <source>Indexes and their rasters</source>
        <translation>Gli indici e i loro raster</translation>
    </message>
    <message>
        <source>Looks through the rasters again: those that changed are indexed anew, those that are gone are removed.</source>
        <translation>Scorre di nuovo i raster: quelli cambiati sono indicizzati di nuovo, quelli spariti sono rimossi.</translation>
    </message>
    <message>
        <source>Model, date</source>
        <translation>Modello, data</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Altro</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>Nuovo indice…</translation>
    </message>
    <message>
        <source>No index is selected</source>
        <translation>Nessun indice selezionato</translation>
    </message>
    <message>
        <source>Open an index</source>
        <translation>Apri un indice</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Apri…</translation>
    </message>
    <message>
        <source>Rasters: {}</source>
        <translation>Raster: {}</translation>
    </message>
    <message>
        <source>Remove this raster from the index</source>
        <translation>Rimuovi questo raster dall'indice</translation>
    </message>
    <message>
        <source>Search this index</source>
        <translation>Cerca in questo indice</translation>
    </message>
    <message>
        <source>Show its tiles on the map</source>
        <translation>Mostra i suoi tasselli sulla mappa</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Togli da questo elenco</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Tasselli</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aggiorna</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>In attesa…</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>modificato da allora</translation>
    </message>
    <message>
        <source>file is gone</source>
        <translation>il file non c'è più</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>non leggibile</translation>
    </message>
    <message>
        <source>{} cannot be deleted: {}</source>
        <translation>{} non può essere eliminato: {}</translation>
    </message>
    <message>
        <source>{} is ready to be searched.</source>
        <translation>Si può cercare in {}.</translation>
    </message>
</context>
<context>
    <name>JobsTab</name>
    <message>
        <source>Also short calls</source>
        <translation>Anche chiamate brevi</translation>
    </message>
    <message>
        <source>Also shows searches and other calls that somebody waited for and that went well.</source>
        <translation>Mostra anche le ricerche e le altre chiamate che qualcuno ha atteso e che sono andate a buon fine.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Figure to show</source>
        <translation>Grandezza mostrata</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Lavoro</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Lavori</translation>
    </message>
    <message>
        <source>Opens the form of the training; its progress is shown here.</source>
        <translation>Apre il modulo dell'addestramento; il suo avanzamento è mostrato qui.</translation>
    </message>
    <message>
        <source>Opens the form that makes training data of a raster and a layer of labels.</source>
        <translation>Apre il modulo che crea dati di addestramento da un raster e un layer di etichette.</translation>
    </message>
    <message>
        <source>Processing does not show this tool. Choose Refresh tools in the menu Raster ▸ RsPlugins.</source>
        <translation>Processing non mostra questo strumento. Scegliete Aggiorna strumenti nel menu Raster ▸ RsPlugins.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Rimuovi</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Inizio</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Train a model…</source>
        <translation>Addestra un modello…</translation>
    </message>
    <message>
        <source>Training data…</source>
        <translation>Dati di addestramento…</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annullato</translation>
    </message>
    <message>
        <source>done</source>
        <translation>finito</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallito</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrotto</translation>
    </message>
    <message>
        <source>running</source>
        <translation>in corso</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>in attesa</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>ancora {}</translation>
    </message>
    <message>
        <source>{} of {} {}</source>
        <translation>{} di {} {}</translation>
    </message>
    <message>
        <source>{} {} a second</source>
        <translation>{} {} al secondo</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Close the message</source>
        <translation>Chiudi il messaggio</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>Si riavvia con la prossima cosa che fate.</translation>
    </message>
</context>
<context>
    <name>ModelsTab</name>
    <message>
        <source>About {}</source>
        <translation>Circa {}</translation>
    </message>
    <message>
        <source>Archive with a model</source>
        <translation>Archivio con un modello</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archivi</translation>
    </message>
    <message>
        <source>Brings a model from this computer, or one of those below that can be had.</source>
        <translation>Porta un modello da questo computer, o uno di quelli sotto che si possono avere.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annullato.</translation>
    </message>
    <message>
        <source>Fetch a model</source>
        <translation>Scarica un modello</translation>
    </message>
    <message>
        <source>Fetch {} over the network?</source>
        <translation>Scaricare {} dalla rete?</translation>
    </message>
    <message>
        <source>Folder with a model</source>
        <translation>Cartella con un modello</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>Da una cartella…</translation>
    </message>
    <message>
        <source>From an archive…</source>
        <translation>Da un archivio…</translation>
    </message>
    <message>
        <source>From: {}</source>
        <translation>Da: {}</translation>
    </message>
    <message>
        <source>In memory: {}</source>
        <translation>In memoria: {}</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installa</translation>
    </message>
    <message>
        <source>Languages: {}</source>
        <translation>Lingue: {}</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>Licenza: {}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modello</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelli</translation>
    </message>
    <message>
        <source>Over the network</source>
        <translation>Dalla rete</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Rimuovi</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Rimuovi un modello</translation>
    </message>
    <message>
        <source>Remove {}? Indexes that were made by it cannot be searched then.</source>
        <translation>Rimuovere {}? Gli indici fatti con esso non si potranno più consultare.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensione</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>In attesa…</translation>
    </message>
    <message>
        <source>can be had</source>
        <translation>disponibile</translation>
    </message>
    <message>
        <source>default</source>
        <translation>predefinito</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installato</translation>
    </message>
    <message>
        <source>{} is installed: a new index can be made by it, and every tool takes it.</source>
        <translation>{} è installato: se ne può fare un nuovo indice, e ogni strumento lo accetta.</translation>
    </message>
    <message>
        <source>{} was removed.</source>
        <translation>{} è stato rimosso.</translation>
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
        <translation> giorni</translation>
    </message>
    <message>
        <source> million pixels</source>
        <translation> milioni di pixel</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Aggiungi</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>All searches at most</source>
        <translation>Tutte le ricerche al massimo</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>Accanto al progetto</translation>
    </message>
    <message>
        <source>Certificate of the authority</source>
        <translation>Certificato dell'autorità</translation>
    </message>
    <message>
        <source>Connected: the host has version {}.</source>
        <translation>Connesso: l'host ha la versione {}.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connessione…</translation>
    </message>
    <message>
        <source>Diagnostics report…</source>
        <translation>Rapporto di diagnostica…</translation>
    </message>
    <message>
        <source>Folder for outputs</source>
        <translation>Cartella per gli output</translation>
    </message>
    <message>
        <source>Folder to add</source>
        <translation>Cartella da aggiungere</translation>
    </message>
    <message>
        <source>Folders with further plugins of the host</source>
        <translation>Cartelle con altri plugin dell'host</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>Trovato: {}</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>Host su questo computer</translation>
    </message>
    <message>
        <source>How long the files of searches are kept that no project shows</source>
        <translation>Per quanto si conservano i file delle ricerche che nessun progetto mostra</translation>
    </message>
    <message>
        <source>Keep searches</source>
        <translation>Conserva ricerche</translation>
    </message>
    <message>
        <source>Largest export of a layer that is no file</source>
        <translation>Massima esportazione di un layer che non è un file</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Output</translation>
    </message>
    <message>
        <source>Plugin folders</source>
        <translation>Cartelle dei plugin</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programma</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Rimuovi</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Esito della prova</translation>
    </message>
    <message>
        <source>Stored; write another to replace it</source>
        <translation>Salvato; scrivetene un altro per sostituirlo</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Prova la connessione</translation>
    </message>
    <message>
        <source>The most that the files of all searches in a folder may take; the oldest go first</source>
        <translation>Il massimo che possono occupare i file di tutte le ricerche in una cartella; i più vecchi vanno per primi</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>Il programma rsplugins</translation>
    </message>
    <message>
        <source>The token is kept in the authentication store of QGIS, which asks for its master password. Whoever runs the host has the token, and the certificate where its authority is not one that this computer knows.</source>
        <translation>Il token è custodito nell'archivio di autenticazione di QGIS, che chiede la sua password principale. Chi gestisce l'host ha il token, e il certificato se questo computer non ne conosce l'autorità.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Use a host on another computer</source>
        <translation>Usa un host su un altro computer</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>First steps</source>
        <translation>Primi passi</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indici</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Lavori</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelli</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cerca</translation>
    </message>
</context>
<context>
    <name>PanelContext</name>
    <message>
        <source>Install the newest RsPlugins, or a plugin with such a tool.</source>
        <translation>Installate l'ultima versione di RsPlugins, o un plugin con uno strumento del genere.</translation>
    </message>
    <message>
        <source>No plugin of the host can do that.</source>
        <translation>Nessun plugin dell'host lo sa fare.</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>place {}, {}</source>
        <translation>luogo {}, {}</translation>
    </message>
</context>
<context>
    <name>RasterInput</name>
    <message>
        <source>"{name}" is no file, and this area of it would be {size} million pixels.</source>
        <translation>«{name}» non è un file, e quest'area sarebbe di {size} milioni di pixel.</translation>
    </message>
    <message>
        <source>Check that it can be drawn, and that the disk is not full.</source>
        <translation>Controllate che si possa disegnare e che il disco non sia pieno.</translation>
    </message>
    <message>
        <source>Check the connection and whether the layer covers the area; a layer that is meant to have holes can be taken with them.</source>
        <translation>Controllate la connessione e che il layer copra l'area; un layer che deve avere lacune può essere preso con esse.</translation>
    </message>
    <message>
        <source>Choose a smaller area, or a coarser resolution.</source>
        <translation>Scegliete un'area più piccola o una risoluzione più grossolana.</translation>
    </message>
    <message>
        <source>Choose an area that the layer covers.</source>
        <translation>Scegliete un'area che il layer copre.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF first.</source>
        <translation>Salvatelo prima come GeoTIFF.</translation>
    </message>
    <message>
        <source>The area does not meet the layer "{name}".</source>
        <translation>L'area non tocca il layer «{name}».</translation>
    </message>
    <message>
        <source>The layer "{name}" cannot be exported.</source>
        <translation>Il layer «{name}» non può essere esportato.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported.</source>
        <translation>Non è stato possibile esportare il layer «{name}».</translation>
    </message>
    <message>
        <source>{percent} % of the area of "{name}" did not come: tiles are missing, or there is nothing there.</source>
        <translation>Il {percent} % dell'area di «{name}» non è arrivato: mancano tasselli, o lì non c'è nulla.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Asking the host…</source>
        <translation>Si interroga l'host…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Diagnostics report</source>
        <translation>Rapporto di diagnostica</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapporto</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Salva il rapporto</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Salva…</translation>
    </message>
    <message>
        <source>Versions, the state of the host, settings and the last lines of its log. Passwords, tokens, paths and names are taken out. Nothing is sent anywhere: copy it to whoever helps you.</source>
        <translation>Versioni, stato dell'host, impostazioni e ultime righe del suo registro. Password, token, percorsi e nomi sono tolti. Nulla viene inviato: copiatelo per chi vi aiuta.</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Matches</source>
        <translation>Risultati</translation>
    </message>
</context>
<context>
    <name>RsPlugins</name>
    <message>
        <source>All files</source>
        <translation>Tutti i file</translation>
    </message>
    <message>
        <source>Run it again: the host is started anew. If it ends again, look into its log.</source>
        <translation>Eseguite di nuovo: l'host viene riavviato. Se termina ancora, guardate nel suo registro.</translation>
    </message>
    <message>
        <source>The export stays, because what the tool writes refers to it: {path}</source>
        <translation>L'esportazione resta, perché ciò che lo strumento scrive vi rimanda: {path}</translation>
    </message>
    <message>
        <source>The layer "{name}" is no file: {what} were exported.</source>
        <translation>Il layer «{name}» non è un file: sono stati esportati {what}.</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>ancora {time}</translation>
    </message>
    <message>
        <source>{title} is no JSON: {reason}</source>
        <translation>{title} non è JSON: {reason}</translation>
    </message>
    <message>
        <source>{title}: QGIS's authentication store has no such entry.</source>
        <translation>{title}: l'archivio di autenticazione di QGIS non ha questa voce.</translation>
    </message>
    <message>
        <source>{title}: give numbers of bands, such as 4,3,2.</source>
        <translation>{title}: indicate numeri di bande, per esempio 4,3,2.</translation>
    </message>
    <message>
        <source>{title}: neither the area nor the project has a CRS. Give the project one, or write it behind the area: 1,2,3,4 [EPSG:4326].</source>
        <translation>{title}: né l'area né il progetto hanno un SR. Assegnarne uno al progetto, oppure scriverlo dopo l'area: 1,2,3,4 [EPSG:4326].</translation>
    </message>
    <message>
        <source>{title}: the folder {path} cannot be made: {reason}</source>
        <translation>{title}: la cartella {path} non può essere creata: {reason}</translation>
    </message>
    <message>
        <source>{title}: the tool writes {ending} files. Give the path that ending.</source>
        <translation>{title}: lo strumento scrive file {ending}. Dare al percorso questa estensione.</translation>
    </message>
    <message>
        <source>{title}: these cannot be read: {names}</source>
        <translation>{title}: non leggibile: {names}</translation>
    </message>
    <message>
        <source>{title}: tools write files, not tables of a database. Give the path of a file.</source>
        <translation>{title}: gli strumenti scrivono file, non tabelle di una base di dati. Indicare il percorso di un file.</translation>
    </message>
</context>
<context>
    <name>RsPluginsPlugin</name>
    <message>
        <source>Diagnostics report…</source>
        <translation>Rapporto di diagnostica…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>Refresh tools</source>
        <translation>Aggiorna strumenti</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Impostazioni…</translation>
    </message>
</context>
<context>
    <name>RsPluginsProvider</name>
    <message>
        <source>{path} was left out: {reason}.</source>
        <translation>{path} è stato tralasciato: {reason}.</translation>
    </message>
</context>
<context>
    <name>RsPluginsTokens</name>
    <message>
        <source>RsPlugins: token of the remote host</source>
        <translation>RsPlugins: token dell'host remoto</translation>
    </message>
    <message>
        <source>Start QGIS with the environment variable RSPLUGINS_TOKEN instead.</source>
        <translation>Avviate invece QGIS con la variabile d'ambiente RSPLUGINS_TOKEN.</translation>
    </message>
    <message>
        <source>The authentication store of QGIS is switched off, so the token cannot be kept.</source>
        <translation>L'archivio di autenticazione di QGIS è disattivato, quindi il token non può essere custodito.</translation>
    </message>
    <message>
        <source>The token was not stored: the authentication store of QGIS was not opened.</source>
        <translation>Il token non è stato salvato: l'archivio di autenticazione di QGIS non è stato aperto.</translation>
    </message>
    <message>
        <source>Try again, and give the master password of QGIS when it asks for it.</source>
        <translation>Riprovate, e date la password principale di QGIS quando la chiede.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Where in the tile</source>
        <translation>Dove nel tassello</translation>
    </message>
</context>
<context>
    <name>SearchArea</name>
    <message>
        <source>Choose a smaller area, or another CRS for the project.</source>
        <translation>Scegliete un'area più piccola, o un altro SR per il progetto.</translation>
    </message>
    <message>
        <source>Choose another layer, or select polygons in it.</source>
        <translation>Scegliete un altro layer, o selezionate dei poligoni in esso.</translation>
    </message>
    <message>
        <source>Give the project or the layer a CRS.</source>
        <translation>Assegnare un SR al progetto o al layer.</translation>
    </message>
    <message>
        <source>The area reaches beyond what {} can show.</source>
        <translation>L'area va oltre ciò che {} può mostrare.</translation>
    </message>
    <message>
        <source>The layer {} holds no polygon.</source>
        <translation>Il layer {} non contiene alcun poligono.</translation>
    </message>
    <message>
        <source>The map or the layer has no CRS, so that nobody knows where the area lies.</source>
        <translation>La mappa o il layer non ha un SR, quindi non si sa dove si trovi l'area.</translation>
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
        <translation>Cerca con parole</translation>
    </message>
    <message>
        <source>Search images by words and by example (RsPlugins)</source>
        <translation>Cerca immagini con parole e con esempi (RsPlugins)</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Lingua</translation>
    </message>
    <message>
        <source>&amp;Matches</source>
        <translation>&amp;Risultati</translation>
    </message>
    <message>
        <source>Add what the matches should, or should not, look like</source>
        <translation>Aggiungere a che cosa i risultati devono, o non devono, somigliare</translation>
    </message>
    <message>
        <source>An image that shows it</source>
        <translation>Un'immagine che lo mostra</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Click a place on the map, or drag a rectangle: what looks like it is found.</source>
        <translation>Fate clic su un luogo della mappa, o tracciate un rettangolo: si trova ciò che gli somiglia.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Esempi</translation>
    </message>
    <message>
        <source>Find similar here</source>
        <translation>Trova simili qui</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Immagini</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>Lingua delle parole</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Come</translation>
    </message>
    <message>
        <source>Like a place on the map</source>
        <translation>Come un luogo della mappa</translation>
    </message>
    <message>
        <source>Like an image…</source>
        <translation>Come un'immagine…</translation>
    </message>
    <message>
        <source>Like words</source>
        <translation>Come parole</translation>
    </message>
    <message>
        <source>Like words…</source>
        <translation>Come parole…</translation>
    </message>
    <message>
        <source>Matches do not depend on it; how sure the model says it is does.</source>
        <translation>I risultati non ne dipendono; la sicurezza dichiarata dal modello sì.</translation>
    </message>
    <message>
        <source>Number of matches</source>
        <translation>Numero di risultati</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opzioni</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cerca</translation>
    </message>
    <message>
        <source>Search &amp;in</source>
        <translation>Cerca &amp;in</translation>
    </message>
    <message>
        <source>Show or hide the options</source>
        <translation>Mostra o nascondi le opzioni</translation>
    </message>
    <message>
        <source>Unlike</source>
        <translation>Non come</translation>
    </message>
    <message>
        <source>Unlike a place on the map</source>
        <translation>Non come un luogo della mappa</translation>
    </message>
    <message>
        <source>Unlike an image…</source>
        <translation>Non come un'immagine…</translation>
    </message>
    <message>
        <source>Unlike words</source>
        <translation>Non come parole</translation>
    </message>
    <message>
        <source>Unlike words…</source>
        <translation>Non come parole…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Che cosa cercate?</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Ciò che si cerca</translation>
    </message>
    <message>
        <source>Words in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian: “a harbour with ships”, “一个停车场”, “лес у реки”</source>
        <translation>Parole in inglese, portoghese, spagnolo, francese, tedesco, olandese, italiano, cinese, coreano o russo: «un porto con navi», “一个停车场”, “лес у реки”</translation>
    </message>
    <message>
        <source>Words:</source>
        <translation>Parole:</translation>
    </message>
</context>
<context>
    <name>SearchLayers</name>
    <message>
        <source>Save the project in a folder of your own, or choose a folder for outputs in the settings.</source>
        <translation>Salvate il progetto in una vostra cartella, o scegliete una cartella per gli output nelle impostazioni.</translation>
    </message>
    <message>
        <source>Search: {}</source>
        <translation>Ricerca: {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be made.</source>
        <translation>La cartella {} non può essere creata.</translation>
    </message>
</context>
<context>
    <name>SearchLocatorFilter</name>
    <message>
        <source>Search images by words (RsPlugins)</source>
        <translation>Cerca immagini con parole (RsPlugins)</translation>
    </message>
    <message>
        <source>Search images for “{}”</source>
        <translation>Cerca immagini: «{}»</translation>
    </message>
</context>
<context>
    <name>SearchTab</name>
    <message>
        <source>1 match</source>
        <translation>1 risultato</translation>
    </message>
    <message>
        <source>Add its raster to the project</source>
        <translation>Aggiungi il suo raster al progetto</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annullato.</translation>
    </message>
    <message>
        <source>Index to search</source>
        <translation>Indice in cui cercare</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indici</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>Meno come questo</translation>
    </message>
    <message>
        <source>Make one of your rasters on the page Indexes.</source>
        <translation>Createne uno dai vostri raster nella pagina Indici.</translation>
    </message>
    <message>
        <source>Make, add or update indexes</source>
        <translation>Creare, aggiungere o aggiornare indici</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Più come questo</translation>
    </message>
    <message>
        <source>No index yet</source>
        <translation>Ancora nessun indice</translation>
    </message>
    <message>
        <source>Nothing found: no tile of the index lies there.</source>
        <translation>Non si è trovato nulla: lì non c'è alcun tassello dell'indice.</translation>
    </message>
    <message>
        <source>Open the picture</source>
        <translation>Apri l'immagine</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Ricerca…</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Mostra sulla mappa</translation>
    </message>
    <message>
        <source>Shows on the map which parts of the matches are most like what you look for.</source>
        <translation>Mostra sulla mappa quali parti dei risultati somigliano di più a ciò che cercate.</translation>
    </message>
    <message>
        <source>There is no index to search yet.</source>
        <translation>Non c'è ancora un indice in cui cercare.</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>Non c'è nulla da cercare.</translation>
    </message>
    <message>
        <source>Tiles searched: {}</source>
        <translation>Tasselli esaminati: {}</translation>
    </message>
    <message>
        <source>Where in the tile</source>
        <translation>Dove nel tassello</translation>
    </message>
    <message>
        <source>Write what you look for, or give an example.</source>
        <translation>Scrivete che cosa cercate, o date un esempio.</translation>
    </message>
    <message>
        <source>match {} of {}</source>
        <translation>risultato {} di {}</translation>
    </message>
    <message>
        <source>{} has no place on the map: its raster names no CRS.</source>
        <translation>{} non ha un posto sulla mappa: il suo raster non indica alcun SR.</translation>
    </message>
    <message>
        <source>{} matches</source>
        <translation>{} risultati</translation>
    </message>
</context>
<context>
    <name>VectorInput</name>
    <message>
        <source>Save it as a GeoPackage first.</source>
        <translation>Salvatelo prima come GeoPackage.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported: {reason}</source>
        <translation>Non è stato possibile esportare il layer «{name}»: {reason}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>An index of your rasters</source>
        <translation>Un indice dei vostri raster</translation>
    </message>
    <message>
        <source>Choose program…</source>
        <translation>Scegli programma…</translation>
    </message>
    <message>
        <source>Everything runs on this computer. No account, no network: nothing you search or index leaves it.</source>
        <translation>Tutto funziona su questo computer. Nessun account, nessuna rete: nulla di ciò che cercate o indicizzate ne esce.</translation>
    </message>
    <message>
        <source>Go to the search</source>
        <translation>Vai alla ricerca</translation>
    </message>
    <message>
        <source>It is here, starts by itself when it is needed, and ends when nobody uses it.</source>
        <translation>È qui, si avvia da sé quando serve e termina quando nessuno lo usa.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Cerca di nuovo</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>Nuovo indice…</translation>
    </message>
    <message>
        <source>One index can be searched.</source>
        <translation>Si può cercare in un indice.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Apri…</translation>
    </message>
    <message>
        <source>Running: {}.</source>
        <translation>In esecuzione: {}.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cerca</translation>
    </message>
    <message>
        <source>Search images by words in three steps</source>
        <translation>Cercare immagini con parole in tre passi</translation>
    </message>
    <message>
        <source>Start it now</source>
        <translation>Avvia ora</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Avvio…</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>L'host</translation>
    </message>
    <message>
        <source>The host looks once at every tile of the rasters that you name and keeps what it saw in a GeoPackage. The Jobs page shows how far it is; searches then take less than a second.</source>
        <translation>L'host guarda una volta ogni tassello dei raster che indicate e conserva in un GeoPackage ciò che ha visto. La pagina Lavori mostra a che punto è; poi le ricerche durano meno di un secondo.</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>Il programma rsplugins</translation>
    </message>
    <message>
        <source>The tools run in a program of its own, which is not here yet. Three ways to get it:
• the RsPlugins installer of your system;
• the portable folder, unpacked anywhere, also from a USB stick: choose its program below;
• a build of the source: dotnet build host -c Release.
None of them changes the Python of QGIS.</source>
        <translation>Gli strumenti funzionano in un programma a parte, che non è ancora qui. Tre modi per averlo:
• il programma d'installazione di RsPlugins per il vostro sistema;
• la cartella portatile, scompattata ovunque, anche da una chiavetta USB: scegliete il suo programma qui sotto;
• una compilazione dei sorgenti: dotnet build host -c Release.
Nessuno di essi modifica il Python di QGIS.</translation>
    </message>
    <message>
        <source>Write what you look for in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian, or click a place on the map to find more like it. Matches come as pictures and as a layer.</source>
        <translation>Scrivete che cosa cercate in inglese, portoghese, spagnolo, francese, tedesco, olandese, italiano, cinese, coreano o russo, oppure fate clic su un luogo della mappa per trovarne di simili. I risultati arrivano come immagini e come layer.</translation>
    </message>
    <message>
        <source>{} indexes can be searched.</source>
        <translation>Si può cercare in {} indici.</translation>
    </message>
</context>
</TS>
