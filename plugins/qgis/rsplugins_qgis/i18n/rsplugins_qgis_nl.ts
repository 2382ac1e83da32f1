<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>AreaChoice</name>
    <message>
        <source>Choose a layer, or search the whole index.</source>
        <translation>Kies een laag, of doorzoek de hele index.</translation>
    </message>
    <message>
        <source>Drag a rectangle on the map.</source>
        <translation>Sleep een rechthoek op de kaart.</translation>
    </message>
    <message>
        <source>Drag one on the map, or search the whole index.</source>
        <translation>Sleep er een op de kaart, of doorzoek de hele index.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Tekenen</translation>
    </message>
    <message>
        <source>Drawn rectangle</source>
        <translation>Getekende rechthoek</translation>
    </message>
    <message>
        <source>Extent of layer</source>
        <translation>Bereik van laag</translation>
    </message>
    <message>
        <source>Layer that says where to search</source>
        <translation>Laag die zegt waar wordt gezocht</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Kaartweergave</translation>
    </message>
    <message>
        <source>No layer says where to search.</source>
        <translation>Geen laag zegt waar moet worden gezocht.</translation>
    </message>
    <message>
        <source>No rectangle was drawn yet.</source>
        <translation>Er is nog geen rechthoek getekend.</translation>
    </message>
    <message>
        <source>Polygons of layer</source>
        <translation>Polygonen van laag</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>Waar wordt gezocht</translation>
    </message>
    <message>
        <source>Whole index</source>
        <translation>Hele index</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>{}: no figures yet</source>
        <translation>{}: nog geen waarden</translation>
    </message>
    <message>
        <source>{}: {} at the start, {} now</source>
        <translation>{}: {} aan het begin, {} nu</translation>
    </message>
</context>
<context>
    <name>DeviceLine</name>
    <message>
        <source>Device</source>
        <translation>Apparaat</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>Geheugen vrijmaken</translation>
    </message>
    <message>
        <source>Free memory: closes the models that nobody uses, on the graphics card too</source>
        <translation>Geheugen vrijmaken: sluit de modellen die niemand gebruikt, ook op de grafische kaart</translation>
    </message>
    <message>
        <source>Host not running</source>
        <translation>Host draait niet</translation>
    </message>
    <message>
        <source>Host ready</source>
        <translation>Host gereed</translation>
    </message>
    <message>
        <source>Host {} on {}</source>
        <translation>Host {} op {}</translation>
    </message>
    <message>
        <source>It starts with the first search.</source>
        <translation>Hij start met de eerste zoekopdracht.</translation>
    </message>
    <message>
        <source>Memory freed: {} MB</source>
        <translation>Geheugen vrijgemaakt: {} MB</translation>
    </message>
    <message>
        <source>Memory: {} MB, of which models {} MB</source>
        <translation>Geheugen: {} MB, waarvan modellen {} MB</translation>
    </message>
    <message>
        <source>running: {}</source>
        <translation>bezig: {}</translation>
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
        <translation>Delete verwijdert een voorbeeld; de spatiebalk maakt er een tegenvoorbeeld van, en terug.</translation>
    </message>
    <message>
        <source>Examples and counter-examples</source>
        <translation>Voorbeelden en tegenvoorbeelden</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>Zoals dit</translation>
    </message>
    <message>
        <source>Like {}</source>
        <translation>Zoals {}</translation>
    </message>
    <message>
        <source>Make it a counter-example</source>
        <translation>Er een tegenvoorbeeld van maken</translation>
    </message>
    <message>
        <source>Make it an example</source>
        <translation>Er een voorbeeld van maken</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Alles verwijderen</translation>
    </message>
    <message>
        <source>Unlike this</source>
        <translation>Niet zoals dit</translation>
    </message>
    <message>
        <source>Unlike {}</source>
        <translation>Niet zoals {}</translation>
    </message>
</context>
<context>
    <name>ExportParameters</name>
    <message>
        <source>Area of a layer that is no file</source>
        <translation>Gebied van een laag die geen bestand is</translation>
    </message>
    <message>
        <source>Go on though parts of a web map are transparent, because they are meant to be so. Otherwise that is an error: most often tiles did not come.</source>
        <translation>Doorgaan hoewel delen van een webkaart doorzichtig zijn, omdat dat zo hoort. Anders is dat een fout: meestal zijn er tegels niet aangekomen.</translation>
    </message>
    <message>
        <source>Metres on the ground a pixel of the export has. When empty the layer's own pixels, or 2048 along the longer side of a web map.</source>
        <translation>Meters op de grond die een pixel van de export meet. Leeg: de pixels van de laag zelf, of 2048 langs de langste zijde van een webkaart.</translation>
    </message>
    <message>
        <source>Resolution of a layer that is no file (m)</source>
        <translation>Resolutie van een laag die geen bestand is (m)</translation>
    </message>
    <message>
        <source>Take a layer that has holes</source>
        <translation>Een laag met gaten nemen</translation>
    </message>
    <message>
        <source>Web maps, virtual layers and others that are no file are exported for the tool: this part of them. All of the layer when empty.</source>
        <translation>Webkaarten, virtuele lagen en andere die geen bestand zijn, worden voor het gereedschap geëxporteerd: dit deel ervan. Leeg: de hele laag.</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>A file is damaged.</source>
        <translation>Een bestand is beschadigd.</translation>
    </message>
    <message>
        <source>A file or folder is missing.</source>
        <translation>Een bestand of map ontbreekt.</translation>
    </message>
    <message>
        <source>A file or folder may not be read or written.</source>
        <translation>Een bestand of map mag niet worden gelezen of geschreven.</translation>
    </message>
    <message>
        <source>A plugin of the host did not answer in time.</source>
        <translation>Een plug-in van de host antwoordde niet op tijd.</translation>
    </message>
    <message>
        <source>A plugin of the host does not work.</source>
        <translation>Een plug-in van de host werkt niet.</translation>
    </message>
    <message>
        <source>A plugin of the host ended unexpectedly.</source>
        <translation>Een plug-in van de host is onverwacht beëindigd.</translation>
    </message>
    <message>
        <source>A value does not fit.</source>
        <translation>Een waarde past niet.</translation>
    </message>
    <message>
        <source>Bring it again from where it came.</source>
        <translation>Haal het opnieuw van waar het vandaan kwam.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Geannuleerd.</translation>
    </message>
    <message>
        <source>Change it and run it again.</source>
        <translation>Wijzig die en voer het opnieuw uit.</translation>
    </message>
    <message>
        <source>Change them in the file of the configuration.</source>
        <translation>Wijzig ze in het configuratiebestand.</translation>
    </message>
    <message>
        <source>Check address and token in Settings &gt; Options &gt; RsPlugins, and whether it runs.</source>
        <translation>Controleer adres en token in Extra &gt; Opties &gt; RsPlugins, en of hij draait.</translation>
    </message>
    <message>
        <source>Check its permissions, and whether another program has it open.</source>
        <translation>Controleer de rechten, en of een ander programma het open heeft.</translation>
    </message>
    <message>
        <source>Check the network, or install the model from a folder or an archive.</source>
        <translation>Controleer het netwerk, of installeer het model uit een map of archief.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Controleer het pad.</translation>
    </message>
    <message>
        <source>Check the token in Settings &gt; Options &gt; RsPlugins, or ask whoever runs the host.</source>
        <translation>Controleer het token in Extra &gt; Opties &gt; RsPlugins, of vraag het wie de host beheert.</translation>
    </message>
    <message>
        <source>Check their names and the file that they stand in.</source>
        <translation>Controleer hun namen en het bestand waarin ze staan.</translation>
    </message>
    <message>
        <source>Choose Refresh tools in the menu Raster &gt; RsPlugins.</source>
        <translation>Kies Gereedschappen verversen in het menu Raster &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose another folder, or ask whoever runs the host.</source>
        <translation>Kies een andere map, of vraag het wie de host beheert.</translation>
    </message>
    <message>
        <source>Choose the certificate of its authority in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Kies het certificaat van zijn autoriteit in Extra &gt; Opties &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose the model of the index, or index its rasters by this one.</source>
        <translation>Kies het model van de index, of indexeer de rasters met dit model.</translation>
    </message>
    <message>
        <source>Give it a CRS and an extent first.</source>
        <translation>Geef het eerst een CRS en een bereik.</translation>
    </message>
    <message>
        <source>Give large data as files.</source>
        <translation>Geef grote gegevens als bestanden.</translation>
    </message>
    <message>
        <source>If it happens again, open Raster &gt; RsPlugins &gt; Diagnostics report and give it to whoever helps you.</source>
        <translation>Gebeurt het weer, open dan Raster &gt; RsPlugins &gt; Diagnoserapport en geef het aan wie u helpt.</translation>
    </message>
    <message>
        <source>Install it on the page Models of the panel, or choose another.</source>
        <translation>Installeer het op de pagina Modellen van het paneel, of kies een ander.</translation>
    </message>
    <message>
        <source>Install the model again.</source>
        <translation>Installeer het model opnieuw.</translation>
    </message>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Installeer de nieuwste RsPlugins.</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>Wat u hierna doet, start hem opnieuw.</translation>
    </message>
    <message>
        <source>It may have run out of memory: close other programs or choose a smaller area, and run it again.</source>
        <translation>Misschien was er te weinig geheugen: sluit andere programma's of kies een kleiner gebied, en voer het opnieuw uit.</translation>
    </message>
    <message>
        <source>Look at the page Jobs of the panel.</source>
        <translation>Kijk op de pagina Taken van het paneel.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder.</source>
        <translation>Maak ruimte, of kies een andere map.</translation>
    </message>
    <message>
        <source>Make the index anew, or choose another file.</source>
        <translation>Maak de index opnieuw, of kies een ander bestand.</translation>
    </message>
    <message>
        <source>Resume it on the page Jobs of the panel.</source>
        <translation>Hervat ze op de pagina Taken van het paneel.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF, and try again.</source>
        <translation>Sla het op als GeoTIFF, en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Something went wrong that nobody expected.</source>
        <translation>Er ging iets mis dat niemand verwachtte.</translation>
    </message>
    <message>
        <source>Switch it on: rsplugins plugins enable.</source>
        <translation>Schakel hem in: rsplugins plugins enable.</translation>
    </message>
    <message>
        <source>The certificate of the host cannot be trusted.</source>
        <translation>Het certificaat van de host is niet te vertrouwen.</translation>
    </message>
    <message>
        <source>The classes cannot be used.</source>
        <translation>De klassen zijn niet te gebruiken.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>De schijf is vol.</translation>
    </message>
    <message>
        <source>The files of the model are damaged.</source>
        <translation>De bestanden van het model zijn beschadigd.</translation>
    </message>
    <message>
        <source>The host and this plugin are of different releases.</source>
        <translation>De host en deze plug-in zijn van verschillende versies.</translation>
    </message>
    <message>
        <source>The host cannot be reached.</source>
        <translation>De host is niet bereikbaar.</translation>
    </message>
    <message>
        <source>The host did not answer in time.</source>
        <translation>De host antwoordde niet op tijd.</translation>
    </message>
    <message>
        <source>The host does not have this tool.</source>
        <translation>De host heeft dit gereedschap niet.</translation>
    </message>
    <message>
        <source>The host does not serve this folder.</source>
        <translation>De host bedient deze map niet.</translation>
    </message>
    <message>
        <source>The host has ended.</source>
        <translation>De host is beëindigd.</translation>
    </message>
    <message>
        <source>The host refuses this.</source>
        <translation>De host weigert dit.</translation>
    </message>
    <message>
        <source>The index is in use.</source>
        <translation>De index is in gebruik.</translation>
    </message>
    <message>
        <source>The index was made by another model.</source>
        <translation>De index is met een ander model gemaakt.</translation>
    </message>
    <message>
        <source>The job cannot be found any more, or is in another state.</source>
        <translation>De taak bestaat niet meer, of heeft een andere status.</translation>
    </message>
    <message>
        <source>The job was interrupted.</source>
        <translation>De taak is onderbroken.</translation>
    </message>
    <message>
        <source>The model could not be fetched.</source>
        <translation>Het model kon niet worden opgehaald.</translation>
    </message>
    <message>
        <source>The model is in use.</source>
        <translation>Het model is in gebruik.</translation>
    </message>
    <message>
        <source>The model is not installed.</source>
        <translation>Het model is niet geïnstalleerd.</translation>
    </message>
    <message>
        <source>The raster cannot be read.</source>
        <translation>Het raster is niet te lezen.</translation>
    </message>
    <message>
        <source>The raster has no place on the map.</source>
        <translation>Het raster heeft geen plaats op de kaart.</translation>
    </message>
    <message>
        <source>The settings of the training do not fit.</source>
        <translation>De instellingen van de training passen niet.</translation>
    </message>
    <message>
        <source>This file is no index that can be searched.</source>
        <translation>Dit bestand is geen index die doorzocht kan worden.</translation>
    </message>
    <message>
        <source>This is too much for one message.</source>
        <translation>Dit is te veel voor één bericht.</translation>
    </message>
    <message>
        <source>This plugin of the host is switched off.</source>
        <translation>Deze plug-in van de host is uitgeschakeld.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Wait until the other work is done, or cancel it.</source>
        <translation>Wacht tot het andere werk klaar is, of annuleer het.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>A host on another computer</source>
        <translation>Een host op een andere computer</translation>
    </message>
    <message>
        <source>After a plugin of the host was added or removed, choose Raster &gt; RsPlugins &gt; Refresh tools.</source>
        <translation>Nadat een plug-in van de host is toegevoegd of verwijderd, kies Raster &gt; RsPlugins &gt; Gereedschappen verversen.</translation>
    </message>
    <message>
        <source>Beside the project, or into the folder that the settings name. Save the project first: what lies in a temporary folder is gone when QGIS is closed.</source>
        <translation>Naast het project, of in de map die de instellingen noemen. Sla eerst het project op: wat in een tijdelijke map staat, is weg als QGIS wordt gesloten.</translation>
    </message>
    <message>
        <source>Every message says what to do. If that does not help, open Raster &gt; RsPlugins &gt; Diagnostics report, read it, and give it to whoever helps you.</source>
        <translation>Elk bericht zegt wat u moet doen. Helpt dat niet, open dan Raster &gt; RsPlugins &gt; Diagnoserapport, lees het en geef het aan wie u helpt.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Layers that are no files</source>
        <translation>Lagen die geen bestanden zijn</translation>
    </message>
    <message>
        <source>New plugins</source>
        <translation>Nieuwe plug-ins</translation>
    </message>
    <message>
        <source>Open Processing &gt; Toolbox and look under RsPlugins. Every tool runs there, in batches, in models and in scripts. Progress and Cancel work as with any other tool, and QGIS stays usable meanwhile.</source>
        <translation>Open Processing &gt; Toolbox en kijk onder RsPlugins. Elk gereedschap werkt daar, in batches, in modellen en in scripts. Voortgang en Annuleren werken zoals bij elk ander gereedschap, en QGIS blijft intussen bruikbaar.</translation>
    </message>
    <message>
        <source>Open the panel with Raster &gt; RsPlugins &gt; Search by words. Make an index of your images once; then write what you look for, in any of ten languages, and click a match to see it on the map.</source>
        <translation>Open het paneel met Raster &gt; RsPlugins &gt; Zoeken met woorden. Maak één keer een index van uw beelden; schrijf daarna wat u zoekt, in een van tien talen, en klik op een treffer om die op de kaart te zien.</translation>
    </message>
    <message>
        <source>RsPlugins: help</source>
        <translation>RsPlugins: help</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>Zoeken met woorden</translation>
    </message>
    <message>
        <source>Settings &gt; Options &gt; RsPlugins also takes the address and the token of a host on a computer with more memory or a graphics card. The connection is encrypted.</source>
        <translation>Extra &gt; Opties &gt; RsPlugins neemt ook het adres en het token van een host op een computer met meer geheugen of een grafische kaart. De verbinding is versleuteld.</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>De host</translation>
    </message>
    <message>
        <source>The tools</source>
        <translation>De gereedschappen</translation>
    </message>
    <message>
        <source>The work is done by the program rsplugins, outside QGIS. It starts by itself and ends when nobody uses it. If it is not found, choose it in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Het werk wordt gedaan door het programma rsplugins, buiten QGIS. Het start vanzelf en stopt als niemand het gebruikt. Wordt het niet gevonden, kies het dan in Extra &gt; Opties &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Web maps and layers in memory are exported first, for the extent and the pixel size that you choose. If tiles are missing, you are told.</source>
        <translation>Webkaarten en lagen in het geheugen worden eerst geëxporteerd, voor het bereik en de pixelgrootte die u kiest. Ontbreken er tegels, dan wordt u dat gezegd.</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>Als er iets misgaat</translation>
    </message>
    <message>
        <source>Where results go</source>
        <translation>Waar resultaten komen</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>No picture</source>
        <translation>Geen beeld</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>Confidence: {:.0f} %</source>
        <translation>Betrouwbaarheid: {:.0f} %</translation>
    </message>
    <message>
        <source>Cosine to the query: {:.3f}</source>
        <translation>Cosinus met de zoekopdracht: {:.3f}</translation>
    </message>
    <message>
        <source>Match {}: {}, score {}</source>
        <translation>Treffer {}: {}, score {}</translation>
    </message>
</context>
<context>
    <name>HostLocation</name>
    <message>
        <source>Install RsPlugins, or choose its program in Settings &gt; Options &gt; RsPlugins (or name it in the environment variable RSPLUGINS_HOST).</source>
        <translation>Installeer RsPlugins, of kies het programma in Extra &gt; Opties &gt; RsPlugins (of noem het in de omgevingsvariabele RSPLUGINS_HOST).</translation>
    </message>
    <message>
        <source>The program of RsPlugins was not found on this computer.</source>
        <translation>Het programma van RsPlugins is op deze computer niet gevonden.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the environment variable RSPLUGINS_HOST names.</source>
        <translation>Er is geen programma “{program}”, dat de omgevingsvariabele RSPLUGINS_HOST noemt.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the settings name.</source>
        <translation>Er is geen programma “{program}”, dat de instellingen noemen.</translation>
    </message>
</context>
<context>
    <name>HostSession</name>
    <message>
        <source>Load it again in the list of plugins.</source>
        <translation>Laad het opnieuw in de lijst met plug-ins.</translation>
    </message>
    <message>
        <source>RsPlugins was unloaded.</source>
        <translation>RsPlugins is uitgeladen.</translation>
    </message>
</context>
<context>
    <name>HostSettings</name>
    <message>
        <source>The token of the remote host could not be read from QGIS's authentication store.</source>
        <translation>Het token van de externe host kon niet uit de authenticatieopslag van QGIS worden gelezen.</translation>
    </message>
    <message>
        <source>Write it again in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Schrijf het opnieuw in Extra &gt; Opties &gt; RsPlugins.</translation>
    </message>
</context>
<context>
    <name>HostVersion</name>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Installeer de nieuwste RsPlugins.</translation>
    </message>
    <message>
        <source>The host has version {version}; this plugin needs {minimum} or newer.</source>
        <translation>De host heeft versie {version}; deze plug-in heeft {minimum} of nieuwer nodig.</translation>
    </message>
</context>
<context>
    <name>IndexDialog</name>
    <message>
        <source>&amp;Index file</source>
        <translation>&amp;Indexbestand</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Model</translation>
    </message>
    <message>
        <source>&amp;Pixel size (m)</source>
        <translation>&amp;Pixelgrootte (m)</translation>
    </message>
    <message>
        <source>&amp;Rasters and folders whose tiles can be searched:</source>
        <translation>&amp;Rasters en mappen waarvan de tegels doorzocht kunnen worden:</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Toevoegen</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Bestanden toevoegen…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Map toevoegen…</translation>
    </message>
    <message>
        <source>Add rasters to the index</source>
        <translation>Rasters aan de index toevoegen</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>Standaardmodel</translation>
    </message>
    <message>
        <source>Folder to index, with all below it</source>
        <translation>Te indexeren map, met alles eronder</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>How much there is to index</source>
        <translation>Hoeveel er te indexeren is</translation>
    </message>
    <message>
        <source>Layers that are no file</source>
        <translation>Lagen die geen bestand zijn</translation>
    </message>
    <message>
        <source>Make the index</source>
        <translation>De index maken</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Kaartweergave</translation>
    </message>
    <message>
        <source>New index</source>
        <translation>Nieuwe index</translation>
    </message>
    <message>
        <source>Part to &amp;export</source>
        <translation>Te &amp;exporteren deel</translation>
    </message>
    <message>
        <source>Rasters to index</source>
        <translation>Te indexeren rasters</translation>
    </message>
    <message>
        <source>The model of the index</source>
        <translation>Het model van de index</translation>
    </message>
    <message>
        <source>This layer is no file. A part of it is exported into the folder “layers” beside the index, and stays there.</source>
        <translation>Deze laag is geen bestand. Een deel ervan wordt naar de map “layers” naast de index geëxporteerd, en blijft daar.</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>Hele laag</translation>
    </message>
    <message>
        <source>the layer's own</source>
        <translation>die van de laag</translation>
    </message>
</context>
<context>
    <name>IndexEstimate</name>
    <message>
        <source>About {} at the pace of the last index.</source>
        <translation>Ongeveer {} in het tempo van de laatste index.</translation>
    </message>
    <message>
        <source>How long it takes is known after the first index.</source>
        <translation>Hoe lang het duurt is na de eerste index bekend.</translation>
    </message>
    <message>
        <source>Rasters: more than {}, million pixels: more than {}</source>
        <translation>Rasters: meer dan {}, miljoen pixels: meer dan {}</translation>
    </message>
    <message>
        <source>Rasters: {}, million pixels: {}</source>
        <translation>Rasters: {}, miljoen pixels: {}</translation>
    </message>
</context>
<context>
    <name>IndexSources</name>
    <message>
        <source>Choose another place for the index.</source>
        <translation>Kies een andere plaats voor de index.</translation>
    </message>
    <message>
        <source>Exporting {}</source>
        <translation>{} exporteren</translation>
    </message>
    <message>
        <source>The folder {} cannot be written to.</source>
        <translation>In de map {} kan niet worden geschreven.</translation>
    </message>
</context>
<context>
    <name>IndexTab</name>
    <message>
        <source>Add rasters…</source>
        <translation>Rasters toevoegen…</translation>
    </message>
    <message>
        <source>Adds an index that was made before</source>
        <translation>Voegt een index toe die eerder is gemaakt</translation>
    </message>
    <message>
        <source>An index needs at least one raster. Take it off the list, or delete its file.</source>
        <translation>Een index heeft minstens één raster nodig. Haal hem van de lijst, of verwijder het bestand.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Geannuleerd.</translation>
    </message>
    <message>
        <source>Cancelled. Update goes on where it was.</source>
        <translation>Geannuleerd. Bijwerken gaat verder waar het was.</translation>
    </message>
    <message>
        <source>Changed {}</source>
        <translation>Gewijzigd: {}</translation>
    </message>
    <message>
        <source>Check whether another program has it open.</source>
        <translation>Kijk of een ander programma het bestand open heeft.</translation>
    </message>
    <message>
        <source>Delete index</source>
        <translation>Index verwijderen</translation>
    </message>
    <message>
        <source>Delete the file…</source>
        <translation>Het bestand verwijderen…</translation>
    </message>
    <message>
        <source>Delete {}? The rasters stay.</source>
        <translation>{} verwijderen? De rasters blijven.</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Indexes and their rasters</source>
        <translation>De indexen en hun rasters</translation>
    </message>
    <message>
        <source>Looks through the rasters again: those that changed are indexed anew, those that are gone are removed.</source>
        <translation>Loopt de rasters opnieuw na: gewijzigde worden opnieuw geïndexeerd, verdwenen rasters verwijderd.</translation>
    </message>
    <message>
        <source>Model, date</source>
        <translation>Model, datum</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>Nieuwe index…</translation>
    </message>
    <message>
        <source>No index is selected</source>
        <translation>Geen index geselecteerd</translation>
    </message>
    <message>
        <source>Open an index</source>
        <translation>Een index openen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Openen…</translation>
    </message>
    <message>
        <source>Rasters: {}</source>
        <translation>Rasters: {}</translation>
    </message>
    <message>
        <source>Remove this raster from the index</source>
        <translation>Dit raster uit de index verwijderen</translation>
    </message>
    <message>
        <source>Search this index</source>
        <translation>Deze index doorzoeken</translation>
    </message>
    <message>
        <source>Show its tiles on the map</source>
        <translation>De tegels op de kaart tonen</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Van deze lijst halen</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Tegels</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Bijwerken</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Wachten…</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>sindsdien gewijzigd</translation>
    </message>
    <message>
        <source>file is gone</source>
        <translation>bestand is weg</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>niet leesbaar</translation>
    </message>
    <message>
        <source>{} cannot be deleted: {}</source>
        <translation>{} kan niet worden verwijderd: {}</translation>
    </message>
    <message>
        <source>{} is ready to be searched.</source>
        <translation>{} kan worden doorzocht.</translation>
    </message>
</context>
<context>
    <name>JobsTab</name>
    <message>
        <source>Also short calls</source>
        <translation>Ook korte aanroepen</translation>
    </message>
    <message>
        <source>Also shows searches and other calls that somebody waited for and that went well.</source>
        <translation>Toont ook zoekopdrachten en andere aanroepen waarop iemand wachtte en die goed afliepen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Figure to show</source>
        <translation>Getoonde grootheid</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Taak</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>Opens the form of the training; its progress is shown here.</source>
        <translation>Opent het formulier van de training; de voortgang wordt hier getoond.</translation>
    </message>
    <message>
        <source>Opens the form that makes training data of a raster and a layer of labels.</source>
        <translation>Opent het formulier dat trainingsdata maakt van een raster en een laag met labels.</translation>
    </message>
    <message>
        <source>Processing does not show this tool. Choose Refresh tools in the menu Raster ▸ RsPlugins.</source>
        <translation>Processing toont dit gereedschap niet. Kies Gereedschappen verversen in het menu Raster ▸ RsPlugins.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Hervatten</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Train a model…</source>
        <translation>Een model trainen…</translation>
    </message>
    <message>
        <source>Training data…</source>
        <translation>Trainingsdata…</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>geannuleerd</translation>
    </message>
    <message>
        <source>done</source>
        <translation>klaar</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>mislukt</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>onderbroken</translation>
    </message>
    <message>
        <source>running</source>
        <translation>bezig</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wacht</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>nog {}</translation>
    </message>
    <message>
        <source>{} of {} {}</source>
        <translation>{} van {} {}</translation>
    </message>
    <message>
        <source>{} {} a second</source>
        <translation>{} {} per seconde</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Close the message</source>
        <translation>Het bericht sluiten</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>Wat u hierna doet, start hem opnieuw.</translation>
    </message>
</context>
<context>
    <name>ModelsTab</name>
    <message>
        <source>About {}</source>
        <translation>Ongeveer {}</translation>
    </message>
    <message>
        <source>Archive with a model</source>
        <translation>Archief met een model</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archieven</translation>
    </message>
    <message>
        <source>Brings a model from this computer, or one of those below that can be had.</source>
        <translation>Haalt een model van deze computer, of een van de onderstaande die te krijgen zijn.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Geannuleerd.</translation>
    </message>
    <message>
        <source>Fetch a model</source>
        <translation>Een model ophalen</translation>
    </message>
    <message>
        <source>Fetch {} over the network?</source>
        <translation>{} via het netwerk ophalen?</translation>
    </message>
    <message>
        <source>Folder with a model</source>
        <translation>Map met een model</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>Uit een map…</translation>
    </message>
    <message>
        <source>From an archive…</source>
        <translation>Uit een archief…</translation>
    </message>
    <message>
        <source>From: {}</source>
        <translation>Van: {}</translation>
    </message>
    <message>
        <source>In memory: {}</source>
        <translation>In het geheugen: {}</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installeren</translation>
    </message>
    <message>
        <source>Languages: {}</source>
        <translation>Talen: {}</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>Licentie: {}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modellen</translation>
    </message>
    <message>
        <source>Over the network</source>
        <translation>Via het netwerk</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Een model verwijderen</translation>
    </message>
    <message>
        <source>Remove {}? Indexes that were made by it cannot be searched then.</source>
        <translation>{} verwijderen? Indexen die ermee gemaakt zijn, kunnen dan niet meer doorzocht worden.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Grootte</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Wachten…</translation>
    </message>
    <message>
        <source>can be had</source>
        <translation>te krijgen</translation>
    </message>
    <message>
        <source>default</source>
        <translation>standaard</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>geïnstalleerd</translation>
    </message>
    <message>
        <source>{} is installed: a new index can be made by it, and every tool takes it.</source>
        <translation>{} is geïnstalleerd: er kan een nieuwe index mee gemaakt worden, en elk gereedschap neemt het.</translation>
    </message>
    <message>
        <source>{} was removed.</source>
        <translation>{} is verwijderd.</translation>
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
        <translation> dagen</translation>
    </message>
    <message>
        <source> million pixels</source>
        <translation> miljoen pixels</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Toevoegen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>All searches at most</source>
        <translation>Alle zoekopdrachten hoogstens</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>Naast het project</translation>
    </message>
    <message>
        <source>Certificate of the authority</source>
        <translation>Certificaat van de autoriteit</translation>
    </message>
    <message>
        <source>Connected: the host has version {}.</source>
        <translation>Verbonden: de host heeft versie {}.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Diagnostics report…</source>
        <translation>Diagnoserapport…</translation>
    </message>
    <message>
        <source>Folder for outputs</source>
        <translation>Map voor uitvoer</translation>
    </message>
    <message>
        <source>Folder to add</source>
        <translation>Toe te voegen map</translation>
    </message>
    <message>
        <source>Folders with further plugins of the host</source>
        <translation>Mappen met verdere plug-ins van de host</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>Gevonden: {}</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>Host op deze computer</translation>
    </message>
    <message>
        <source>How long the files of searches are kept that no project shows</source>
        <translation>Hoe lang de bestanden van zoekopdrachten bewaard worden die geen project toont</translation>
    </message>
    <message>
        <source>Keep searches</source>
        <translation>Zoekopdrachten bewaren</translation>
    </message>
    <message>
        <source>Largest export of a layer that is no file</source>
        <translation>Grootste export van een laag die geen bestand is</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Uitvoer</translation>
    </message>
    <message>
        <source>Plugin folders</source>
        <translation>Mappen met plug-ins</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programma</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Resultaat van de test</translation>
    </message>
    <message>
        <source>Stored; write another to replace it</source>
        <translation>Opgeslagen; schrijf een ander om het te vervangen</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>De verbinding testen</translation>
    </message>
    <message>
        <source>The most that the files of all searches in a folder may take; the oldest go first</source>
        <translation>Het meeste dat de bestanden van alle zoekopdrachten in een map mogen innemen; de oudste gaan eerst</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>Het programma rsplugins</translation>
    </message>
    <message>
        <source>The token is kept in the authentication store of QGIS, which asks for its master password. Whoever runs the host has the token, and the certificate where its authority is not one that this computer knows.</source>
        <translation>Het token wordt bewaard in de authenticatieopslag van QGIS, die om zijn hoofdwachtwoord vraagt. Wie de host beheert, heeft het token, en het certificaat als deze computer de autoriteit ervan niet kent.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Use a host on another computer</source>
        <translation>Een host op een andere computer gebruiken</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>First steps</source>
        <translation>Eerste stappen</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indexen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modellen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
</context>
<context>
    <name>PanelContext</name>
    <message>
        <source>Install the newest RsPlugins, or a plugin with such a tool.</source>
        <translation>Installeer de nieuwste RsPlugins, of een plug-in met zo'n gereedschap.</translation>
    </message>
    <message>
        <source>No plugin of the host can do that.</source>
        <translation>Geen plug-in van de host kan dat.</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>place {}, {}</source>
        <translation>plaats {}, {}</translation>
    </message>
</context>
<context>
    <name>RasterInput</name>
    <message>
        <source>"{name}" is no file, and this area of it would be {size} million pixels.</source>
        <translation>“{name}” is geen bestand, en dit gebied ervan zou {size} miljoen pixels zijn.</translation>
    </message>
    <message>
        <source>Check that it can be drawn, and that the disk is not full.</source>
        <translation>Kijk of hij getekend kan worden en of de schijf niet vol is.</translation>
    </message>
    <message>
        <source>Check the connection and whether the layer covers the area; a layer that is meant to have holes can be taken with them.</source>
        <translation>Controleer de verbinding en of de laag het gebied dekt; een laag die gaten hoort te hebben, kan ermee worden genomen.</translation>
    </message>
    <message>
        <source>Choose a smaller area, or a coarser resolution.</source>
        <translation>Kies een kleiner gebied of een grovere resolutie.</translation>
    </message>
    <message>
        <source>Choose an area that the layer covers.</source>
        <translation>Kies een gebied dat de laag dekt.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF first.</source>
        <translation>Sla hem eerst op als GeoTIFF.</translation>
    </message>
    <message>
        <source>The area does not meet the layer "{name}".</source>
        <translation>Het gebied raakt de laag “{name}” niet.</translation>
    </message>
    <message>
        <source>The layer "{name}" cannot be exported.</source>
        <translation>De laag “{name}” kan niet worden geëxporteerd.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported.</source>
        <translation>De laag “{name}” kon niet worden geëxporteerd.</translation>
    </message>
    <message>
        <source>{percent} % of the area of "{name}" did not come: tiles are missing, or there is nothing there.</source>
        <translation>{percent} % van het gebied van “{name}” kwam niet aan: er ontbreken tegels, of er is daar niets.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Asking the host…</source>
        <translation>De host wordt gevraagd…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiëren</translation>
    </message>
    <message>
        <source>Diagnostics report</source>
        <translation>Diagnoserapport</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Het rapport opslaan</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Opslaan…</translation>
    </message>
    <message>
        <source>Versions, the state of the host, settings and the last lines of its log. Passwords, tokens, paths and names are taken out. Nothing is sent anywhere: copy it to whoever helps you.</source>
        <translation>Versies, de toestand van de host, instellingen en de laatste regels van zijn logboek. Wachtwoorden, tokens, paden en namen zijn eruit gehaald. Er wordt niets verstuurd: kopieer het voor wie u helpt.</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Matches</source>
        <translation>Treffers</translation>
    </message>
</context>
<context>
    <name>RsPlugins</name>
    <message>
        <source>All files</source>
        <translation>Alle bestanden</translation>
    </message>
    <message>
        <source>Run it again: the host is started anew. If it ends again, look into its log.</source>
        <translation>Voer het nogmaals uit: de host wordt opnieuw gestart. Stopt hij weer, kijk dan in zijn logboek.</translation>
    </message>
    <message>
        <source>The export stays, because what the tool writes refers to it: {path}</source>
        <translation>De export blijft bewaard, omdat wat het gereedschap schrijft ernaar verwijst: {path}</translation>
    </message>
    <message>
        <source>The layer "{name}" is no file: {what} were exported.</source>
        <translation>De laag “{name}” is geen bestand: {what} zijn geëxporteerd.</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>nog {time}</translation>
    </message>
    <message>
        <source>{title} is no JSON: {reason}</source>
        <translation>{title} is geen JSON: {reason}</translation>
    </message>
    <message>
        <source>{title}: QGIS's authentication store has no such entry.</source>
        <translation>{title}: de authenticatieopslag van QGIS heeft zo'n ingang niet.</translation>
    </message>
    <message>
        <source>{title}: give numbers of bands, such as 4,3,2.</source>
        <translation>{title}: geef nummers van banden, zoals 4,3,2.</translation>
    </message>
    <message>
        <source>{title}: neither the area nor the project has a CRS. Give the project one, or write it behind the area: 1,2,3,4 [EPSG:4326].</source>
        <translation>{title}: noch het gebied noch het project heeft een CRS. Geef het project er een, of schrijf het achter het gebied: 1,2,3,4 [EPSG:4326].</translation>
    </message>
    <message>
        <source>{title}: the folder {path} cannot be made: {reason}</source>
        <translation>{title}: de map {path} kan niet worden gemaakt: {reason}</translation>
    </message>
    <message>
        <source>{title}: the tool writes {ending} files. Give the path that ending.</source>
        <translation>{title}: het gereedschap schrijft bestanden van het type {ending}. Geef het pad die extensie.</translation>
    </message>
    <message>
        <source>{title}: these cannot be read: {names}</source>
        <translation>{title}: niet leesbaar: {names}</translation>
    </message>
    <message>
        <source>{title}: tools write files, not tables of a database. Give the path of a file.</source>
        <translation>{title}: gereedschappen schrijven bestanden, geen tabellen van een database. Geef het pad van een bestand.</translation>
    </message>
</context>
<context>
    <name>RsPluginsPlugin</name>
    <message>
        <source>Diagnostics report…</source>
        <translation>Diagnoserapport…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Refresh tools</source>
        <translation>Gereedschappen verversen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Instellingen…</translation>
    </message>
</context>
<context>
    <name>RsPluginsProvider</name>
    <message>
        <source>{path} was left out: {reason}.</source>
        <translation>{path} is weggelaten: {reason}.</translation>
    </message>
</context>
<context>
    <name>RsPluginsTokens</name>
    <message>
        <source>RsPlugins: token of the remote host</source>
        <translation>RsPlugins: token van de externe host</translation>
    </message>
    <message>
        <source>Start QGIS with the environment variable RSPLUGINS_TOKEN instead.</source>
        <translation>Start QGIS in plaats daarvan met de omgevingsvariabele RSPLUGINS_TOKEN.</translation>
    </message>
    <message>
        <source>The authentication store of QGIS is switched off, so the token cannot be kept.</source>
        <translation>De authenticatieopslag van QGIS is uitgeschakeld, dus het token kan niet worden bewaard.</translation>
    </message>
    <message>
        <source>The token was not stored: the authentication store of QGIS was not opened.</source>
        <translation>Het token is niet opgeslagen: de authenticatieopslag van QGIS is niet geopend.</translation>
    </message>
    <message>
        <source>Try again, and give the master password of QGIS when it asks for it.</source>
        <translation>Probeer het opnieuw, en geef het hoofdwachtwoord van QGIS als het erom vraagt.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Where in the tile</source>
        <translation>Waar in de tegel</translation>
    </message>
</context>
<context>
    <name>SearchArea</name>
    <message>
        <source>Choose a smaller area, or another CRS for the project.</source>
        <translation>Kies een kleiner gebied, of een ander CRS voor het project.</translation>
    </message>
    <message>
        <source>Choose another layer, or select polygons in it.</source>
        <translation>Kies een andere laag, of selecteer er polygonen in.</translation>
    </message>
    <message>
        <source>Give the project or the layer a CRS.</source>
        <translation>Geef het project of de laag een CRS.</translation>
    </message>
    <message>
        <source>The area reaches beyond what {} can show.</source>
        <translation>Het gebied reikt verder dan {} kan tonen.</translation>
    </message>
    <message>
        <source>The layer {} holds no polygon.</source>
        <translation>De laag {} heeft geen polygoon.</translation>
    </message>
    <message>
        <source>The map or the layer has no CRS, so that nobody knows where the area lies.</source>
        <translation>De kaart of de laag heeft geen CRS, zodat niemand weet waar het gebied ligt.</translation>
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
        <translation>Zoeken met woorden</translation>
    </message>
    <message>
        <source>Search images by words and by example (RsPlugins)</source>
        <translation>Beelden zoeken met woorden en met voorbeelden (RsPlugins)</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Taal</translation>
    </message>
    <message>
        <source>&amp;Matches</source>
        <translation>&amp;Treffers</translation>
    </message>
    <message>
        <source>Add what the matches should, or should not, look like</source>
        <translation>Toevoegen waar de treffers op moeten lijken, of juist niet</translation>
    </message>
    <message>
        <source>An image that shows it</source>
        <translation>Een beeld dat het toont</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Click a place on the map, or drag a rectangle: what looks like it is found.</source>
        <translation>Klik op een plaats op de kaart, of sleep een rechthoek: wat erop lijkt wordt gevonden.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Voorbeelden</translation>
    </message>
    <message>
        <source>Find similar here</source>
        <translation>Zoek zoals hier</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Beelden</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>Taal van de woorden</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Zoals</translation>
    </message>
    <message>
        <source>Like a place on the map</source>
        <translation>Zoals een plaats op de kaart</translation>
    </message>
    <message>
        <source>Like an image…</source>
        <translation>Zoals een beeld…</translation>
    </message>
    <message>
        <source>Like words</source>
        <translation>Zoals woorden</translation>
    </message>
    <message>
        <source>Like words…</source>
        <translation>Zoals woorden…</translation>
    </message>
    <message>
        <source>Matches do not depend on it; how sure the model says it is does.</source>
        <translation>De treffers hangen er niet van af; hoe zeker het model zegt te zijn wel.</translation>
    </message>
    <message>
        <source>Number of matches</source>
        <translation>Aantal treffers</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opties</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Search &amp;in</source>
        <translation>Zoeken &amp;in</translation>
    </message>
    <message>
        <source>Show or hide the options</source>
        <translation>De opties tonen of verbergen</translation>
    </message>
    <message>
        <source>Unlike</source>
        <translation>Niet zoals</translation>
    </message>
    <message>
        <source>Unlike a place on the map</source>
        <translation>Niet zoals een plaats op de kaart</translation>
    </message>
    <message>
        <source>Unlike an image…</source>
        <translation>Niet zoals een beeld…</translation>
    </message>
    <message>
        <source>Unlike words</source>
        <translation>Niet zoals woorden</translation>
    </message>
    <message>
        <source>Unlike words…</source>
        <translation>Niet zoals woorden…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Wat zoekt u?</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Wat wordt gezocht</translation>
    </message>
    <message>
        <source>Words in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian: “a harbour with ships”, “一个停车场”, “лес у реки”</source>
        <translation>Woorden in het Engels, Portugees, Spaans, Frans, Duits, Nederlands, Italiaans, Chinees, Koreaans of Russisch: “een haven met schepen”, “一个停车场”, “лес у реки”</translation>
    </message>
    <message>
        <source>Words:</source>
        <translation>Woorden:</translation>
    </message>
</context>
<context>
    <name>SearchLayers</name>
    <message>
        <source>Save the project in a folder of your own, or choose a folder for outputs in the settings.</source>
        <translation>Sla het project op in een eigen map, of kies in de instellingen een map voor uitvoer.</translation>
    </message>
    <message>
        <source>Search: {}</source>
        <translation>Zoekopdracht: {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be made.</source>
        <translation>De map {} kan niet worden gemaakt.</translation>
    </message>
</context>
<context>
    <name>SearchLocatorFilter</name>
    <message>
        <source>Search images by words (RsPlugins)</source>
        <translation>Beelden zoeken met woorden (RsPlugins)</translation>
    </message>
    <message>
        <source>Search images for “{}”</source>
        <translation>Beelden zoeken: “{}”</translation>
    </message>
</context>
<context>
    <name>SearchTab</name>
    <message>
        <source>1 match</source>
        <translation>1 treffer</translation>
    </message>
    <message>
        <source>Add its raster to the project</source>
        <translation>Het raster ervan aan het project toevoegen</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Geannuleerd.</translation>
    </message>
    <message>
        <source>Index to search</source>
        <translation>Te doorzoeken index</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indexen</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>Minder zoals dit</translation>
    </message>
    <message>
        <source>Make one of your rasters on the page Indexes.</source>
        <translation>Maak er een van uw rasters op de pagina Indexen.</translation>
    </message>
    <message>
        <source>Make, add or update indexes</source>
        <translation>Indexen maken, toevoegen of bijwerken</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Meer zoals dit</translation>
    </message>
    <message>
        <source>No index yet</source>
        <translation>Nog geen index</translation>
    </message>
    <message>
        <source>Nothing found: no tile of the index lies there.</source>
        <translation>Niets gevonden: daar ligt geen tegel van de index.</translation>
    </message>
    <message>
        <source>Open the picture</source>
        <translation>Het beeld openen</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Zoeken…</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Op de kaart tonen</translation>
    </message>
    <message>
        <source>Shows on the map which parts of the matches are most like what you look for.</source>
        <translation>Toont op de kaart welke delen van de treffers het meest lijken op wat u zoekt.</translation>
    </message>
    <message>
        <source>There is no index to search yet.</source>
        <translation>Er is nog geen index om te doorzoeken.</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>Er is niets om te zoeken.</translation>
    </message>
    <message>
        <source>Tiles searched: {}</source>
        <translation>Doorzochte tegels: {}</translation>
    </message>
    <message>
        <source>Where in the tile</source>
        <translation>Waar in de tegel</translation>
    </message>
    <message>
        <source>Write what you look for, or give an example.</source>
        <translation>Schrijf wat u zoekt, of geef een voorbeeld.</translation>
    </message>
    <message>
        <source>match {} of {}</source>
        <translation>treffer {} van {}</translation>
    </message>
    <message>
        <source>{} has no place on the map: its raster names no CRS.</source>
        <translation>{} heeft geen plaats op de kaart: het raster noemt geen CRS.</translation>
    </message>
    <message>
        <source>{} matches</source>
        <translation>{} treffers</translation>
    </message>
</context>
<context>
    <name>VectorInput</name>
    <message>
        <source>Save it as a GeoPackage first.</source>
        <translation>Sla hem eerst op als GeoPackage.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported: {reason}</source>
        <translation>De laag “{name}” kon niet worden geëxporteerd: {reason}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>An index of your rasters</source>
        <translation>Een index van uw rasters</translation>
    </message>
    <message>
        <source>Choose program…</source>
        <translation>Programma kiezen…</translation>
    </message>
    <message>
        <source>Everything runs on this computer. No account, no network: nothing you search or index leaves it.</source>
        <translation>Alles draait op deze computer. Geen account, geen netwerk: niets wat u zoekt of indexeert verlaat hem.</translation>
    </message>
    <message>
        <source>Go to the search</source>
        <translation>Naar het zoeken</translation>
    </message>
    <message>
        <source>It is here, starts by itself when it is needed, and ends when nobody uses it.</source>
        <translation>Hij is er, start vanzelf als hij nodig is, en stopt als niemand hem gebruikt.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Opnieuw kijken</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>Nieuwe index…</translation>
    </message>
    <message>
        <source>One index can be searched.</source>
        <translation>Eén index kan worden doorzocht.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Openen…</translation>
    </message>
    <message>
        <source>Running: {}.</source>
        <translation>Draait: {}.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Search images by words in three steps</source>
        <translation>Beelden zoeken met woorden, in drie stappen</translation>
    </message>
    <message>
        <source>Start it now</source>
        <translation>Nu starten</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Starten…</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>De host</translation>
    </message>
    <message>
        <source>The host looks once at every tile of the rasters that you name and keeps what it saw in a GeoPackage. The Jobs page shows how far it is; searches then take less than a second.</source>
        <translation>De host bekijkt elke tegel van de rasters die u noemt één keer en bewaart in een GeoPackage wat hij zag. De pagina Taken toont hoe ver hij is; zoeken duurt daarna minder dan een seconde.</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>Het programma rsplugins</translation>
    </message>
    <message>
        <source>The tools run in a program of its own, which is not here yet. Three ways to get it:
• the RsPlugins installer of your system;
• the portable folder, unpacked anywhere, also from a USB stick: choose its program below;
• a build of the source: dotnet build host -c Release.
None of them changes the Python of QGIS.</source>
        <translation>De gereedschappen draaien in een eigen programma, dat er nog niet is. Drie manieren om het te krijgen:
• het installatieprogramma van RsPlugins voor uw systeem;
• de draagbare map, ergens uitgepakt, ook op een USB-stick: kies hieronder het programma ervan;
• gebouwd uit de broncode: dotnet build host -c Release.
Geen ervan verandert de Python van QGIS.</translation>
    </message>
    <message>
        <source>Write what you look for in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian, or click a place on the map to find more like it. Matches come as pictures and as a layer.</source>
        <translation>Schrijf wat u zoekt in het Engels, Portugees, Spaans, Frans, Duits, Nederlands, Italiaans, Chinees, Koreaans of Russisch, of klik op een plaats op de kaart om meer van zulke te vinden. Treffers komen als beelden en als laag.</translation>
    </message>
    <message>
        <source>{} indexes can be searched.</source>
        <translation>{} indexen kunnen worden doorzocht.</translation>
    </message>
</context>
</TS>
