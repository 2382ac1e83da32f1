<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AreaChoice</name>
    <message>
        <source>Choose a layer, or search the whole index.</source>
        <translation>Wählen Sie einen Layer, oder durchsuchen Sie den ganzen Index.</translation>
    </message>
    <message>
        <source>Drag a rectangle on the map.</source>
        <translation>Ziehen Sie auf der Karte ein Rechteck auf.</translation>
    </message>
    <message>
        <source>Drag one on the map, or search the whole index.</source>
        <translation>Ziehen Sie eines auf der Karte auf, oder durchsuchen Sie den ganzen Index.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Drawn rectangle</source>
        <translation>Gezeichnetes Rechteck</translation>
    </message>
    <message>
        <source>Extent of layer</source>
        <translation>Ausdehnung des Layers</translation>
    </message>
    <message>
        <source>Layer that says where to search</source>
        <translation>Layer, der sagt, wo gesucht wird</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Kartenausschnitt</translation>
    </message>
    <message>
        <source>No layer says where to search.</source>
        <translation>Kein Layer sagt, wo gesucht werden soll.</translation>
    </message>
    <message>
        <source>No rectangle was drawn yet.</source>
        <translation>Es wurde noch kein Rechteck gezeichnet.</translation>
    </message>
    <message>
        <source>Polygons of layer</source>
        <translation>Polygone des Layers</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>Wo gesucht wird</translation>
    </message>
    <message>
        <source>Whole index</source>
        <translation>Ganzer Index</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>{}: no figures yet</source>
        <translation>{}: noch keine Werte</translation>
    </message>
    <message>
        <source>{}: {} at the start, {} now</source>
        <translation>{}: {} am Anfang, jetzt {}</translation>
    </message>
</context>
<context>
    <name>DeviceLine</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>Speicher freigeben</translation>
    </message>
    <message>
        <source>Free memory: closes the models that nobody uses, on the graphics card too</source>
        <translation>Speicher freigeben: schließt die Modelle, die niemand benutzt, auch auf der Grafikkarte</translation>
    </message>
    <message>
        <source>Host not running</source>
        <translation>Host läuft nicht</translation>
    </message>
    <message>
        <source>Host ready</source>
        <translation>Host bereit</translation>
    </message>
    <message>
        <source>Host {} on {}</source>
        <translation>Host {} auf {}</translation>
    </message>
    <message>
        <source>It starts with the first search.</source>
        <translation>Er startet mit der ersten Suche.</translation>
    </message>
    <message>
        <source>Memory freed: {} MB</source>
        <translation>Speicher freigegeben: {} MB</translation>
    </message>
    <message>
        <source>Memory: {} MB, of which models {} MB</source>
        <translation>Speicher: {} MB, davon Modelle {} MB</translation>
    </message>
    <message>
        <source>running: {}</source>
        <translation>laufend: {}</translation>
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
        <translation>Entf entfernt ein Beispiel; die Leertaste macht daraus ein Gegenbeispiel und wieder zurück.</translation>
    </message>
    <message>
        <source>Examples and counter-examples</source>
        <translation>Beispiele und Gegenbeispiele</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>So etwas</translation>
    </message>
    <message>
        <source>Like {}</source>
        <translation>Ähnlich wie {}</translation>
    </message>
    <message>
        <source>Make it a counter-example</source>
        <translation>Zum Gegenbeispiel machen</translation>
    </message>
    <message>
        <source>Make it an example</source>
        <translation>Zum Beispiel machen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Alle entfernen</translation>
    </message>
    <message>
        <source>Unlike this</source>
        <translation>Nicht so etwas</translation>
    </message>
    <message>
        <source>Unlike {}</source>
        <translation>Anders als {}</translation>
    </message>
</context>
<context>
    <name>ExportParameters</name>
    <message>
        <source>Area of a layer that is no file</source>
        <translation>Bereich eines Layers, der keine Datei ist</translation>
    </message>
    <message>
        <source>Go on though parts of a web map are transparent, because they are meant to be so. Otherwise that is an error: most often tiles did not come.</source>
        <translation>Weitermachen, obwohl Teile einer Webkarte durchsichtig sind, weil sie es sein sollen. Sonst gilt das als Fehler: meist kamen Kacheln nicht an.</translation>
    </message>
    <message>
        <source>Metres on the ground a pixel of the export has. When empty the layer's own pixels, or 2048 along the longer side of a web map.</source>
        <translation>Meter am Boden, die ein Pixel des Exports misst. Leer: die Pixel des Layers selbst, oder 2048 entlang der längeren Seite einer Webkarte.</translation>
    </message>
    <message>
        <source>Resolution of a layer that is no file (m)</source>
        <translation>Auflösung eines Layers, der keine Datei ist (m)</translation>
    </message>
    <message>
        <source>Take a layer that has holes</source>
        <translation>Einen Layer mit Lücken nehmen</translation>
    </message>
    <message>
        <source>Web maps, virtual layers and others that are no file are exported for the tool: this part of them. All of the layer when empty.</source>
        <translation>Webkarten, virtuelle Layer und andere, die keine Datei sind, werden für das Werkzeug exportiert: dieser Teil davon. Leer: der ganze Layer.</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>A file is damaged.</source>
        <translation>Eine Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>A file or folder is missing.</source>
        <translation>Eine Datei oder ein Ordner fehlt.</translation>
    </message>
    <message>
        <source>A file or folder may not be read or written.</source>
        <translation>Eine Datei oder ein Ordner darf nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>A plugin of the host did not answer in time.</source>
        <translation>Eine Erweiterung des Hosts hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>A plugin of the host does not work.</source>
        <translation>Eine Erweiterung des Hosts funktioniert nicht.</translation>
    </message>
    <message>
        <source>A plugin of the host ended unexpectedly.</source>
        <translation>Eine Erweiterung des Hosts ist unerwartet beendet worden.</translation>
    </message>
    <message>
        <source>A value does not fit.</source>
        <translation>Ein Wert passt nicht.</translation>
    </message>
    <message>
        <source>Bring it again from where it came.</source>
        <translation>Holen Sie sie noch einmal von dort, woher sie kam.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Change it and run it again.</source>
        <translation>Ändern Sie ihn, und starten Sie noch einmal.</translation>
    </message>
    <message>
        <source>Change them in the file of the configuration.</source>
        <translation>Ändern Sie sie in der Konfigurationsdatei.</translation>
    </message>
    <message>
        <source>Check address and token in Settings &gt; Options &gt; RsPlugins, and whether it runs.</source>
        <translation>Prüfen Sie Adresse und Token unter Einstellungen &gt; Optionen &gt; RsPlugins, und ob er läuft.</translation>
    </message>
    <message>
        <source>Check its permissions, and whether another program has it open.</source>
        <translation>Prüfen Sie die Rechte, und ob ein anderes Programm sie geöffnet hat.</translation>
    </message>
    <message>
        <source>Check the network, or install the model from a folder or an archive.</source>
        <translation>Prüfen Sie das Netz, oder installieren Sie das Modell aus einem Ordner oder Archiv.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>Check the token in Settings &gt; Options &gt; RsPlugins, or ask whoever runs the host.</source>
        <translation>Prüfen Sie das Token unter Einstellungen &gt; Optionen &gt; RsPlugins, oder fragen Sie, wer den Host betreibt.</translation>
    </message>
    <message>
        <source>Check their names and the file that they stand in.</source>
        <translation>Prüfen Sie ihre Namen und die Datei, in der sie stehen.</translation>
    </message>
    <message>
        <source>Choose Refresh tools in the menu Raster &gt; RsPlugins.</source>
        <translation>Wählen Sie Werkzeuge neu einlesen im Menü Raster &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose another folder, or ask whoever runs the host.</source>
        <translation>Wählen Sie einen anderen Ordner, oder fragen Sie, wer den Host betreibt.</translation>
    </message>
    <message>
        <source>Choose the certificate of its authority in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Wählen Sie das Zertifikat seiner Zertifizierungsstelle unter Einstellungen &gt; Optionen &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose the model of the index, or index its rasters by this one.</source>
        <translation>Wählen Sie das Modell des Index, oder indizieren Sie seine Raster mit diesem.</translation>
    </message>
    <message>
        <source>Give it a CRS and an extent first.</source>
        <translation>Geben Sie ihm zuerst ein KBS und eine Ausdehnung.</translation>
    </message>
    <message>
        <source>Give large data as files.</source>
        <translation>Geben Sie große Daten als Dateien.</translation>
    </message>
    <message>
        <source>If it happens again, open Raster &gt; RsPlugins &gt; Diagnostics report and give it to whoever helps you.</source>
        <translation>Geschieht es wieder, öffnen Sie Raster &gt; RsPlugins &gt; Diagnosebericht, und geben Sie ihn, wer Ihnen hilft.</translation>
    </message>
    <message>
        <source>Install it on the page Models of the panel, or choose another.</source>
        <translation>Installieren Sie es auf der Seite Modelle des Bedienfelds, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Install the model again.</source>
        <translation>Installieren Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Installieren Sie das neueste RsPlugins.</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>Was Sie als Nächstes tun, startet ihn wieder.</translation>
    </message>
    <message>
        <source>It may have run out of memory: close other programs or choose a smaller area, and run it again.</source>
        <translation>Vielleicht hat der Arbeitsspeicher nicht gereicht: Schließen Sie andere Programme, oder wählen Sie ein kleineres Gebiet, und starten Sie noch einmal.</translation>
    </message>
    <message>
        <source>Look at the page Jobs of the panel.</source>
        <translation>Sehen Sie auf der Seite Aufträge des Bedienfelds nach.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder.</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Make the index anew, or choose another file.</source>
        <translation>Erstellen Sie den Index neu, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Resume it on the page Jobs of the panel.</source>
        <translation>Setzen Sie ihn auf der Seite Aufträge des Bedienfelds fort.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF, and try again.</source>
        <translation>Speichern Sie es als GeoTIFF, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Something went wrong that nobody expected.</source>
        <translation>Etwas ist fehlgeschlagen, womit niemand gerechnet hat.</translation>
    </message>
    <message>
        <source>Switch it on: rsplugins plugins enable.</source>
        <translation>Schalten Sie sie ein: rsplugins plugins enable.</translation>
    </message>
    <message>
        <source>The certificate of the host cannot be trusted.</source>
        <translation>Dem Zertifikat des Hosts kann nicht vertraut werden.</translation>
    </message>
    <message>
        <source>The classes cannot be used.</source>
        <translation>Die Klassen sind nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The files of the model are damaged.</source>
        <translation>Die Dateien des Modells sind beschädigt.</translation>
    </message>
    <message>
        <source>The host and this plugin are of different releases.</source>
        <translation>Der Host und diese Erweiterung gehören zu verschiedenen Versionen.</translation>
    </message>
    <message>
        <source>The host cannot be reached.</source>
        <translation>Der Host ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>The host did not answer in time.</source>
        <translation>Der Host hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The host does not have this tool.</source>
        <translation>Der Host hat dieses Werkzeug nicht.</translation>
    </message>
    <message>
        <source>The host does not serve this folder.</source>
        <translation>Der Host bedient diesen Ordner nicht.</translation>
    </message>
    <message>
        <source>The host has ended.</source>
        <translation>Der Host ist beendet.</translation>
    </message>
    <message>
        <source>The host refuses this.</source>
        <translation>Der Host lehnt das ab.</translation>
    </message>
    <message>
        <source>The index is in use.</source>
        <translation>Der Index wird gerade benutzt.</translation>
    </message>
    <message>
        <source>The index was made by another model.</source>
        <translation>Der Index wurde mit einem anderen Modell erstellt.</translation>
    </message>
    <message>
        <source>The job cannot be found any more, or is in another state.</source>
        <translation>Den Auftrag gibt es nicht mehr, oder er ist in einem anderen Zustand.</translation>
    </message>
    <message>
        <source>The job was interrupted.</source>
        <translation>Der Auftrag wurde unterbrochen.</translation>
    </message>
    <message>
        <source>The model could not be fetched.</source>
        <translation>Das Modell konnte nicht geholt werden.</translation>
    </message>
    <message>
        <source>The model is in use.</source>
        <translation>Das Modell wird gerade benutzt.</translation>
    </message>
    <message>
        <source>The model is not installed.</source>
        <translation>Das Modell ist nicht installiert.</translation>
    </message>
    <message>
        <source>The raster cannot be read.</source>
        <translation>Das Raster ist nicht zu lesen.</translation>
    </message>
    <message>
        <source>The raster has no place on the map.</source>
        <translation>Das Raster hat keinen Ort auf der Karte.</translation>
    </message>
    <message>
        <source>The settings of the training do not fit.</source>
        <translation>Die Einstellungen des Trainings passen nicht.</translation>
    </message>
    <message>
        <source>This file is no index that can be searched.</source>
        <translation>Diese Datei ist kein Index, der durchsucht werden kann.</translation>
    </message>
    <message>
        <source>This is too much for one message.</source>
        <translation>Das ist zu viel für eine Nachricht.</translation>
    </message>
    <message>
        <source>This plugin of the host is switched off.</source>
        <translation>Diese Erweiterung des Hosts ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Wait until the other work is done, or cancel it.</source>
        <translation>Warten Sie, bis die andere Arbeit fertig ist, oder brechen Sie sie ab.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>A host on another computer</source>
        <translation>Ein Host auf einem anderen Computer</translation>
    </message>
    <message>
        <source>After a plugin of the host was added or removed, choose Raster &gt; RsPlugins &gt; Refresh tools.</source>
        <translation>Nachdem ein Plugin des Hosts hinzukam oder entfernt wurde, wählen Sie Raster &gt; RsPlugins &gt; Werkzeuge neu einlesen.</translation>
    </message>
    <message>
        <source>Beside the project, or into the folder that the settings name. Save the project first: what lies in a temporary folder is gone when QGIS is closed.</source>
        <translation>Neben dem Projekt oder in dem Ordner, den die Einstellungen nennen. Speichern Sie zuerst das Projekt: Was in einem temporären Ordner liegt, ist weg, wenn QGIS geschlossen wird.</translation>
    </message>
    <message>
        <source>Every message says what to do. If that does not help, open Raster &gt; RsPlugins &gt; Diagnostics report, read it, and give it to whoever helps you.</source>
        <translation>Jede Meldung sagt, was zu tun ist. Wenn das nicht hilft, öffnen Sie Raster &gt; RsPlugins &gt; Diagnosebericht, lesen ihn und geben ihn dem, der Ihnen hilft.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Layers that are no files</source>
        <translation>Layer, die keine Dateien sind</translation>
    </message>
    <message>
        <source>New plugins</source>
        <translation>Neue Plugins</translation>
    </message>
    <message>
        <source>Open Processing &gt; Toolbox and look under RsPlugins. Every tool runs there, in batches, in models and in scripts. Progress and Cancel work as with any other tool, and QGIS stays usable meanwhile.</source>
        <translation>Öffnen Sie Verarbeitung &gt; Werkzeugkiste und sehen Sie unter RsPlugins nach. Jedes Werkzeug läuft dort, in Stapeln, in Modellen und in Skripten. Fortschritt und Abbrechen wirken wie bei jedem anderen Werkzeug, und QGIS bleibt dabei benutzbar.</translation>
    </message>
    <message>
        <source>Open the panel with Raster &gt; RsPlugins &gt; Search by words. Make an index of your images once; then write what you look for, in any of ten languages, and click a match to see it on the map.</source>
        <translation>Öffnen Sie das Bedienfeld mit Raster &gt; RsPlugins &gt; Mit Worten suchen. Legen Sie einmal einen Index Ihrer Bilder an; schreiben Sie dann in einer von zehn Sprachen, was Sie suchen, und klicken Sie auf einen Treffer, um ihn auf der Karte zu sehen.</translation>
    </message>
    <message>
        <source>RsPlugins: help</source>
        <translation>RsPlugins: Hilfe</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>Mit Worten suchen</translation>
    </message>
    <message>
        <source>Settings &gt; Options &gt; RsPlugins also takes the address and the token of a host on a computer with more memory or a graphics card. The connection is encrypted.</source>
        <translation>Einstellungen &gt; Optionen &gt; RsPlugins nimmt auch Adresse und Token eines Hosts auf einem Computer mit mehr Speicher oder einer Grafikkarte. Die Verbindung ist verschlüsselt.</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>Der Host</translation>
    </message>
    <message>
        <source>The tools</source>
        <translation>Die Werkzeuge</translation>
    </message>
    <message>
        <source>The work is done by the program rsplugins, outside QGIS. It starts by itself and ends when nobody uses it. If it is not found, choose it in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Die Arbeit macht das Programm rsplugins, außerhalb von QGIS. Es startet von selbst und endet, wenn niemand es benutzt. Wird es nicht gefunden, wählen Sie es unter Einstellungen &gt; Optionen &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Web maps and layers in memory are exported first, for the extent and the pixel size that you choose. If tiles are missing, you are told.</source>
        <translation>Webkarten und Layer im Speicher werden zuerst exportiert, für die Ausdehnung und Pixelgröße, die Sie wählen. Fehlen Kacheln, wird Ihnen das gesagt.</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>Wenn etwas nicht geht</translation>
    </message>
    <message>
        <source>Where results go</source>
        <translation>Wohin Ergebnisse kommen</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>Confidence: {:.0f} %</source>
        <translation>Konfidenz: {:.0f} %</translation>
    </message>
    <message>
        <source>Cosine to the query: {:.3f}</source>
        <translation>Kosinus zur Anfrage: {:.3f}</translation>
    </message>
    <message>
        <source>Match {}: {}, score {}</source>
        <translation>Treffer {}: {}, Wert {}</translation>
    </message>
</context>
<context>
    <name>HostLocation</name>
    <message>
        <source>Install RsPlugins, or choose its program in Settings &gt; Options &gt; RsPlugins (or name it in the environment variable RSPLUGINS_HOST).</source>
        <translation>Installieren Sie RsPlugins, oder wählen Sie das Programm unter Einstellungen &gt; Optionen &gt; RsPlugins (oder nennen Sie es in der Umgebungsvariablen RSPLUGINS_HOST).</translation>
    </message>
    <message>
        <source>The program of RsPlugins was not found on this computer.</source>
        <translation>Das Programm von RsPlugins wurde auf diesem Computer nicht gefunden.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the environment variable RSPLUGINS_HOST names.</source>
        <translation>Es gibt kein Programm „{program}“, das die Umgebungsvariable RSPLUGINS_HOST nennt.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the settings name.</source>
        <translation>Es gibt kein Programm „{program}“, das die Einstellungen nennen.</translation>
    </message>
</context>
<context>
    <name>HostSession</name>
    <message>
        <source>Load it again in the list of plugins.</source>
        <translation>Laden Sie es in der Liste der Erweiterungen wieder.</translation>
    </message>
    <message>
        <source>RsPlugins was unloaded.</source>
        <translation>RsPlugins wurde entladen.</translation>
    </message>
</context>
<context>
    <name>HostSettings</name>
    <message>
        <source>The token of the remote host could not be read from QGIS's authentication store.</source>
        <translation>Das Token des entfernten Hosts konnte nicht aus dem Authentifizierungsspeicher von QGIS gelesen werden.</translation>
    </message>
    <message>
        <source>Write it again in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Geben Sie es unter Einstellungen &gt; Optionen &gt; RsPlugins noch einmal ein.</translation>
    </message>
</context>
<context>
    <name>HostVersion</name>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Installieren Sie das neueste RsPlugins.</translation>
    </message>
    <message>
        <source>The host has version {version}; this plugin needs {minimum} or newer.</source>
        <translation>Der Host hat Version {version}; diese Erweiterung braucht {minimum} oder neuer.</translation>
    </message>
</context>
<context>
    <name>IndexDialog</name>
    <message>
        <source>&amp;Index file</source>
        <translation>&amp;Indexdatei</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Pixel size (m)</source>
        <translation>&amp;Pixelgröße (m)</translation>
    </message>
    <message>
        <source>&amp;Rasters and folders whose tiles can be searched:</source>
        <translation>&amp;Raster und Ordner, deren Kacheln durchsucht werden können:</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Add rasters to the index</source>
        <translation>Dem Index Raster hinzufügen</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>Standardmodell</translation>
    </message>
    <message>
        <source>Folder to index, with all below it</source>
        <translation>Zu indizierender Ordner, mit allem darunter</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>How much there is to index</source>
        <translation>Wie viel zu indizieren ist</translation>
    </message>
    <message>
        <source>Layers that are no file</source>
        <translation>Layer, die keine Datei sind</translation>
    </message>
    <message>
        <source>Make the index</source>
        <translation>Index anlegen</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Kartenausschnitt</translation>
    </message>
    <message>
        <source>New index</source>
        <translation>Neuer Index</translation>
    </message>
    <message>
        <source>Part to &amp;export</source>
        <translation>Zu &amp;exportierender Teil</translation>
    </message>
    <message>
        <source>Rasters to index</source>
        <translation>Zu indizierende Raster</translation>
    </message>
    <message>
        <source>The model of the index</source>
        <translation>Das Modell des Index</translation>
    </message>
    <message>
        <source>This layer is no file. A part of it is exported into the folder “layers” beside the index, and stays there.</source>
        <translation>Dieser Layer ist keine Datei. Ein Teil davon wird in den Ordner „layers“ neben dem Index exportiert und bleibt dort.</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>Ganzer Layer</translation>
    </message>
    <message>
        <source>the layer's own</source>
        <translation>die des Layers</translation>
    </message>
</context>
<context>
    <name>IndexEstimate</name>
    <message>
        <source>About {} at the pace of the last index.</source>
        <translation>Etwa {} beim Tempo des letzten Index.</translation>
    </message>
    <message>
        <source>How long it takes is known after the first index.</source>
        <translation>Wie lange es dauert, ist nach dem ersten Index bekannt.</translation>
    </message>
    <message>
        <source>Rasters: more than {}, million pixels: more than {}</source>
        <translation>Raster: mehr als {}, Millionen Pixel: mehr als {}</translation>
    </message>
    <message>
        <source>Rasters: {}, million pixels: {}</source>
        <translation>Raster: {}, Millionen Pixel: {}</translation>
    </message>
</context>
<context>
    <name>IndexSources</name>
    <message>
        <source>Choose another place for the index.</source>
        <translation>Wählen Sie einen anderen Ort für den Index.</translation>
    </message>
    <message>
        <source>Exporting {}</source>
        <translation>{} wird exportiert</translation>
    </message>
    <message>
        <source>The folder {} cannot be written to.</source>
        <translation>In den Ordner {} kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>IndexTab</name>
    <message>
        <source>Add rasters…</source>
        <translation>Raster hinzufügen…</translation>
    </message>
    <message>
        <source>Adds an index that was made before</source>
        <translation>Fügt einen Index hinzu, der früher angelegt wurde</translation>
    </message>
    <message>
        <source>An index needs at least one raster. Take it off the list, or delete its file.</source>
        <translation>Ein Index braucht mindestens ein Raster. Nehmen Sie ihn von der Liste, oder löschen Sie seine Datei.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Cancelled. Update goes on where it was.</source>
        <translation>Abgebrochen. Aktualisieren macht da weiter.</translation>
    </message>
    <message>
        <source>Changed {}</source>
        <translation>Geändert: {}</translation>
    </message>
    <message>
        <source>Check whether another program has it open.</source>
        <translation>Prüfen Sie, ob ein anderes Programm die Datei geöffnet hat.</translation>
    </message>
    <message>
        <source>Delete index</source>
        <translation>Index löschen</translation>
    </message>
    <message>
        <source>Delete the file…</source>
        <translation>Datei löschen…</translation>
    </message>
    <message>
        <source>Delete {}? The rasters stay.</source>
        <translation>{} löschen? Die Raster bleiben.</translation>
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
        <translation>Indizes und ihre Raster</translation>
    </message>
    <message>
        <source>Looks through the rasters again: those that changed are indexed anew, those that are gone are removed.</source>
        <translation>Sieht die Raster noch einmal durch: Geänderte werden neu indiziert, verschwundene entfernt.</translation>
    </message>
    <message>
        <source>Model, date</source>
        <translation>Modell, Datum</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>Neuer Index…</translation>
    </message>
    <message>
        <source>No index is selected</source>
        <translation>Kein Index ist ausgewählt</translation>
    </message>
    <message>
        <source>Open an index</source>
        <translation>Index öffnen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Rasters: {}</source>
        <translation>Raster: {}</translation>
    </message>
    <message>
        <source>Remove this raster from the index</source>
        <translation>Dieses Raster aus dem Index entfernen</translation>
    </message>
    <message>
        <source>Search this index</source>
        <translation>Diesen Index durchsuchen</translation>
    </message>
    <message>
        <source>Show its tiles on the map</source>
        <translation>Seine Kacheln auf der Karte zeigen</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Von dieser Liste nehmen</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Kacheln</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Warten…</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>seitdem geändert</translation>
    </message>
    <message>
        <source>file is gone</source>
        <translation>Datei ist weg</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>{} cannot be deleted: {}</source>
        <translation>{} kann nicht gelöscht werden: {}</translation>
    </message>
    <message>
        <source>{} is ready to be searched.</source>
        <translation>{} kann durchsucht werden.</translation>
    </message>
</context>
<context>
    <name>JobsTab</name>
    <message>
        <source>Also short calls</source>
        <translation>Auch kurze Aufrufe</translation>
    </message>
    <message>
        <source>Also shows searches and other calls that somebody waited for and that went well.</source>
        <translation>Zeigt auch Suchen und andere Aufrufe, auf die jemand gewartet hat und die gut ausgingen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Figure to show</source>
        <translation>Gezeigte Größe</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Opens the form of the training; its progress is shown here.</source>
        <translation>Öffnet das Formular des Trainings; sein Fortschritt wird hier gezeigt.</translation>
    </message>
    <message>
        <source>Opens the form that makes training data of a raster and a layer of labels.</source>
        <translation>Öffnet das Formular, das aus einem Raster und einem Layer mit Beschriftungen Trainingsdaten macht.</translation>
    </message>
    <message>
        <source>Processing does not show this tool. Choose Refresh tools in the menu Raster ▸ RsPlugins.</source>
        <translation>Die Verarbeitung zeigt dieses Werkzeug nicht. Wählen Sie Werkzeuge neu einlesen im Menü Raster ▸ RsPlugins.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Train a model…</source>
        <translation>Ein Modell trainieren…</translation>
    </message>
    <message>
        <source>Training data…</source>
        <translation>Trainingsdaten…</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>noch {}</translation>
    </message>
    <message>
        <source>{} of {} {}</source>
        <translation>{} von {} {}</translation>
    </message>
    <message>
        <source>{} {} a second</source>
        <translation>{} {} je Sekunde</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>Was Sie als Nächstes tun, startet ihn wieder.</translation>
    </message>
</context>
<context>
    <name>ModelsTab</name>
    <message>
        <source>About {}</source>
        <translation>Etwa {}</translation>
    </message>
    <message>
        <source>Archive with a model</source>
        <translation>Archiv mit einem Modell</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Brings a model from this computer, or one of those below that can be had.</source>
        <translation>Holt ein Modell von diesem Rechner, oder eines der unten genannten, die zu haben sind.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Fetch a model</source>
        <translation>Ein Modell holen</translation>
    </message>
    <message>
        <source>Fetch {} over the network?</source>
        <translation>{} über das Netz holen?</translation>
    </message>
    <message>
        <source>Folder with a model</source>
        <translation>Ordner mit einem Modell</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>Aus einem Ordner…</translation>
    </message>
    <message>
        <source>From an archive…</source>
        <translation>Aus einem Archiv…</translation>
    </message>
    <message>
        <source>From: {}</source>
        <translation>Von: {}</translation>
    </message>
    <message>
        <source>In memory: {}</source>
        <translation>Im Speicher: {}</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Languages: {}</source>
        <translation>Sprachen: {}</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>Lizenz: {}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Over the network</source>
        <translation>Über das Netz</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Ein Modell entfernen</translation>
    </message>
    <message>
        <source>Remove {}? Indexes that were made by it cannot be searched then.</source>
        <translation>{} entfernen? Indizes, die damit erstellt wurden, sind dann nicht mehr zu durchsuchen.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Warten…</translation>
    </message>
    <message>
        <source>can be had</source>
        <translation>zu haben</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installiert</translation>
    </message>
    <message>
        <source>{} is installed: a new index can be made by it, and every tool takes it.</source>
        <translation>{} ist installiert: Ein neuer Index kann damit erstellt werden, und jedes Werkzeug nimmt es.</translation>
    </message>
    <message>
        <source>{} was removed.</source>
        <translation>{} wurde entfernt.</translation>
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
        <translation> Tage</translation>
    </message>
    <message>
        <source> million pixels</source>
        <translation> Millionen Pixel</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>All searches at most</source>
        <translation>Alle Suchen höchstens</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>Neben dem Projekt</translation>
    </message>
    <message>
        <source>Certificate of the authority</source>
        <translation>Zertifikat der Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Connected: the host has version {}.</source>
        <translation>Verbunden: Der Host hat Version {}.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Diagnostics report…</source>
        <translation>Diagnosebericht…</translation>
    </message>
    <message>
        <source>Folder for outputs</source>
        <translation>Ordner für Ausgaben</translation>
    </message>
    <message>
        <source>Folder to add</source>
        <translation>Hinzuzufügender Ordner</translation>
    </message>
    <message>
        <source>Folders with further plugins of the host</source>
        <translation>Ordner mit weiteren Plugins des Hosts</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>Gefunden: {}</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>Host auf diesem Computer</translation>
    </message>
    <message>
        <source>How long the files of searches are kept that no project shows</source>
        <translation>Wie lange die Dateien von Suchen bleiben, die kein Projekt zeigt</translation>
    </message>
    <message>
        <source>Keep searches</source>
        <translation>Suchen aufbewahren</translation>
    </message>
    <message>
        <source>Largest export of a layer that is no file</source>
        <translation>Größter Export eines Layers, der keine Datei ist</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Plugin folders</source>
        <translation>Plugin-Ordner</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Ergebnis der Prüfung</translation>
    </message>
    <message>
        <source>Stored; write another to replace it</source>
        <translation>Gespeichert; ein anderes eingeben, um es zu ersetzen</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>The most that the files of all searches in a folder may take; the oldest go first</source>
        <translation>Wie viel die Dateien aller Suchen in einem Ordner höchstens belegen dürfen; die ältesten gehen zuerst</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>Das Programm rsplugins</translation>
    </message>
    <message>
        <source>The token is kept in the authentication store of QGIS, which asks for its master password. Whoever runs the host has the token, and the certificate where its authority is not one that this computer knows.</source>
        <translation>Das Token wird im Authentifizierungsspeicher von QGIS aufbewahrt, der nach seinem Masterpasswort fragt. Wer den Host betreibt, hat das Token, und das Zertifikat, falls dieser Computer dessen Aussteller nicht kennt.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Use a host on another computer</source>
        <translation>Einen Host auf einem anderen Computer benutzen</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>PanelContext</name>
    <message>
        <source>Install the newest RsPlugins, or a plugin with such a tool.</source>
        <translation>Installieren Sie das neueste RsPlugins oder ein Plugin mit einem solchen Werkzeug.</translation>
    </message>
    <message>
        <source>No plugin of the host can do that.</source>
        <translation>Kein Plugin des Hosts kann das.</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>place {}, {}</source>
        <translation>Stelle {}, {}</translation>
    </message>
</context>
<context>
    <name>RasterInput</name>
    <message>
        <source>"{name}" is no file, and this area of it would be {size} million pixels.</source>
        <translation>„{name}“ ist keine Datei, und dieser Bereich davon wären {size} Millionen Pixel.</translation>
    </message>
    <message>
        <source>Check that it can be drawn, and that the disk is not full.</source>
        <translation>Prüfen Sie, ob er gezeichnet werden kann und ob der Datenträger voll ist.</translation>
    </message>
    <message>
        <source>Check the connection and whether the layer covers the area; a layer that is meant to have holes can be taken with them.</source>
        <translation>Prüfen Sie die Verbindung und ob der Layer den Bereich abdeckt; ein Layer, der Lücken haben soll, kann mit ihnen genommen werden.</translation>
    </message>
    <message>
        <source>Choose a smaller area, or a coarser resolution.</source>
        <translation>Wählen Sie einen kleineren Bereich oder eine gröbere Auflösung.</translation>
    </message>
    <message>
        <source>Choose an area that the layer covers.</source>
        <translation>Wählen Sie einen Bereich, den der Layer abdeckt.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF first.</source>
        <translation>Speichern Sie ihn zuerst als GeoTIFF.</translation>
    </message>
    <message>
        <source>The area does not meet the layer "{name}".</source>
        <translation>Der Bereich trifft den Layer „{name}“ nicht.</translation>
    </message>
    <message>
        <source>The layer "{name}" cannot be exported.</source>
        <translation>Der Layer „{name}“ kann nicht exportiert werden.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported.</source>
        <translation>Der Layer „{name}“ konnte nicht exportiert werden.</translation>
    </message>
    <message>
        <source>{percent} % of the area of "{name}" did not come: tiles are missing, or there is nothing there.</source>
        <translation>{percent} % des Bereichs von „{name}“ kamen nicht an: Kacheln fehlen, oder dort ist nichts.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Asking the host…</source>
        <translation>Der Host wird gefragt…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Diagnostics report</source>
        <translation>Diagnosebericht</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Versions, the state of the host, settings and the last lines of its log. Passwords, tokens, paths and names are taken out. Nothing is sent anywhere: copy it to whoever helps you.</source>
        <translation>Versionen, der Zustand des Hosts, Einstellungen und die letzten Zeilen seines Protokolls. Passwörter, Token, Pfade und Namen sind herausgenommen. Nichts wird verschickt: Kopieren Sie ihn für den, der Ihnen hilft.</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
</context>
<context>
    <name>RsPlugins</name>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Run it again: the host is started anew. If it ends again, look into its log.</source>
        <translation>Führen Sie es noch einmal aus: Der Host wird neu gestartet. Endet er wieder, sehen Sie in sein Protokoll.</translation>
    </message>
    <message>
        <source>The export stays, because what the tool writes refers to it: {path}</source>
        <translation>Der Export bleibt, weil auf ihn verweist, was das Werkzeug schreibt: {path}</translation>
    </message>
    <message>
        <source>The layer "{name}" is no file: {what} were exported.</source>
        <translation>Der Layer „{name}“ ist keine Datei: {what} wurden exportiert.</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{title} is no JSON: {reason}</source>
        <translation>{title} ist kein JSON: {reason}</translation>
    </message>
    <message>
        <source>{title}: QGIS's authentication store has no such entry.</source>
        <translation>{title}: Der Authentifizierungsspeicher von QGIS hat keinen solchen Eintrag.</translation>
    </message>
    <message>
        <source>{title}: give numbers of bands, such as 4,3,2.</source>
        <translation>{title}: Geben Sie Nummern von Bändern an, etwa 4,3,2.</translation>
    </message>
    <message>
        <source>{title}: neither the area nor the project has a CRS. Give the project one, or write it behind the area: 1,2,3,4 [EPSG:4326].</source>
        <translation>{title}: Weder der Bereich noch das Projekt hat ein KBS. Geben Sie dem Projekt eines, oder schreiben Sie es hinter den Bereich: 1,2,3,4 [EPSG:4326].</translation>
    </message>
    <message>
        <source>{title}: the folder {path} cannot be made: {reason}</source>
        <translation>{title}: Der Ordner {path} kann nicht angelegt werden: {reason}</translation>
    </message>
    <message>
        <source>{title}: the tool writes {ending} files. Give the path that ending.</source>
        <translation>{title}: Das Werkzeug schreibt Dateien der Art {ending}. Geben Sie dem Pfad diese Endung.</translation>
    </message>
    <message>
        <source>{title}: these cannot be read: {names}</source>
        <translation>{title}: nicht lesbar: {names}</translation>
    </message>
    <message>
        <source>{title}: tools write files, not tables of a database. Give the path of a file.</source>
        <translation>{title}: Werkzeuge schreiben Dateien, keine Tabellen einer Datenbank. Geben Sie den Pfad einer Datei an.</translation>
    </message>
</context>
<context>
    <name>RsPluginsPlugin</name>
    <message>
        <source>Diagnostics report…</source>
        <translation>Diagnosebericht…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Refresh tools</source>
        <translation>Werkzeuge neu einlesen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
</context>
<context>
    <name>RsPluginsProvider</name>
    <message>
        <source>{path} was left out: {reason}.</source>
        <translation>{path} wurde ausgelassen: {reason}.</translation>
    </message>
</context>
<context>
    <name>RsPluginsTokens</name>
    <message>
        <source>RsPlugins: token of the remote host</source>
        <translation>RsPlugins: Token des entfernten Hosts</translation>
    </message>
    <message>
        <source>Start QGIS with the environment variable RSPLUGINS_TOKEN instead.</source>
        <translation>Starten Sie QGIS stattdessen mit der Umgebungsvariablen RSPLUGINS_TOKEN.</translation>
    </message>
    <message>
        <source>The authentication store of QGIS is switched off, so the token cannot be kept.</source>
        <translation>Der Authentifizierungsspeicher von QGIS ist ausgeschaltet, darum kann das Token nicht aufbewahrt werden.</translation>
    </message>
    <message>
        <source>The token was not stored: the authentication store of QGIS was not opened.</source>
        <translation>Das Token wurde nicht gespeichert: Der Authentifizierungsspeicher von QGIS wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>Try again, and give the master password of QGIS when it asks for it.</source>
        <translation>Versuchen Sie es noch einmal, und geben Sie das Masterpasswort von QGIS ein, wenn es danach fragt.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Where in the tile</source>
        <translation>Wo in der Kachel</translation>
    </message>
</context>
<context>
    <name>SearchArea</name>
    <message>
        <source>Choose a smaller area, or another CRS for the project.</source>
        <translation>Wählen Sie einen kleineren Bereich oder ein anderes KBS für das Projekt.</translation>
    </message>
    <message>
        <source>Choose another layer, or select polygons in it.</source>
        <translation>Wählen Sie einen anderen Layer, oder wählen Sie Polygone darin aus.</translation>
    </message>
    <message>
        <source>Give the project or the layer a CRS.</source>
        <translation>Geben Sie dem Projekt oder dem Layer ein KBS.</translation>
    </message>
    <message>
        <source>The area reaches beyond what {} can show.</source>
        <translation>Der Bereich reicht über das hinaus, was {} zeigen kann.</translation>
    </message>
    <message>
        <source>The layer {} holds no polygon.</source>
        <translation>Der Layer {} enthält kein Polygon.</translation>
    </message>
    <message>
        <source>The map or the layer has no CRS, so that nobody knows where the area lies.</source>
        <translation>Die Karte oder der Layer hat kein KBS, sodass niemand weiß, wo der Bereich liegt.</translation>
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
        <translation>Mit Worten suchen</translation>
    </message>
    <message>
        <source>Search images by words and by example (RsPlugins)</source>
        <translation>Bilder mit Worten und Beispielen suchen (RsPlugins)</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Matches</source>
        <translation>&amp;Treffer</translation>
    </message>
    <message>
        <source>Add what the matches should, or should not, look like</source>
        <translation>Hinzufügen, wie die Treffer aussehen sollen oder nicht aussehen sollen</translation>
    </message>
    <message>
        <source>An image that shows it</source>
        <translation>Ein Bild, das es zeigt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Click a place on the map, or drag a rectangle: what looks like it is found.</source>
        <translation>Klicken Sie auf eine Stelle der Karte, oder ziehen Sie ein Rechteck auf: Was so aussieht, wird gefunden.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Find similar here</source>
        <translation>Ähnliches wie hier suchen</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>Sprache der Wörter</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Ähnlich</translation>
    </message>
    <message>
        <source>Like a place on the map</source>
        <translation>Wie eine Stelle der Karte</translation>
    </message>
    <message>
        <source>Like an image…</source>
        <translation>Wie ein Bild…</translation>
    </message>
    <message>
        <source>Like words</source>
        <translation>Wie Wörter</translation>
    </message>
    <message>
        <source>Like words…</source>
        <translation>Wie Wörter…</translation>
    </message>
    <message>
        <source>Matches do not depend on it; how sure the model says it is does.</source>
        <translation>Die Treffer hängen nicht davon ab, wohl aber, wie sicher das Modell zu sein angibt.</translation>
    </message>
    <message>
        <source>Number of matches</source>
        <translation>Anzahl der Treffer</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search &amp;in</source>
        <translation>Suchen &amp;in</translation>
    </message>
    <message>
        <source>Show or hide the options</source>
        <translation>Optionen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Unlike</source>
        <translation>Anders</translation>
    </message>
    <message>
        <source>Unlike a place on the map</source>
        <translation>Anders als eine Stelle der Karte</translation>
    </message>
    <message>
        <source>Unlike an image…</source>
        <translation>Anders als ein Bild…</translation>
    </message>
    <message>
        <source>Unlike words</source>
        <translation>Anders als Wörter</translation>
    </message>
    <message>
        <source>Unlike words…</source>
        <translation>Anders als Wörter…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Was suchen Sie?</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Was gesucht wird</translation>
    </message>
    <message>
        <source>Words in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian: “a harbour with ships”, “一个停车场”, “лес у реки”</source>
        <translation>Wörter auf Englisch, Portugiesisch, Spanisch, Französisch, Deutsch, Niederländisch, Italienisch, Chinesisch, Koreanisch oder Russisch: „ein Hafen mit Schiffen“, “一个停车场”, “лес у реки”</translation>
    </message>
    <message>
        <source>Words:</source>
        <translation>Wörter:</translation>
    </message>
</context>
<context>
    <name>SearchLayers</name>
    <message>
        <source>Save the project in a folder of your own, or choose a folder for outputs in the settings.</source>
        <translation>Speichern Sie das Projekt in einem eigenen Ordner, oder wählen Sie in den Einstellungen einen Ordner für Ausgaben.</translation>
    </message>
    <message>
        <source>Search: {}</source>
        <translation>Suche: {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be made.</source>
        <translation>Der Ordner {} kann nicht angelegt werden.</translation>
    </message>
</context>
<context>
    <name>SearchLocatorFilter</name>
    <message>
        <source>Search images by words (RsPlugins)</source>
        <translation>Bilder mit Worten suchen (RsPlugins)</translation>
    </message>
    <message>
        <source>Search images for “{}”</source>
        <translation>Bilder suchen: „{}“</translation>
    </message>
</context>
<context>
    <name>SearchTab</name>
    <message>
        <source>1 match</source>
        <translation>1 Treffer</translation>
    </message>
    <message>
        <source>Add its raster to the project</source>
        <translation>Sein Raster dem Projekt hinzufügen</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Index to search</source>
        <translation>Zu durchsuchender Index</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>Weniger davon</translation>
    </message>
    <message>
        <source>Make one of your rasters on the page Indexes.</source>
        <translation>Legen Sie auf der Seite Indizes einen Index Ihrer Raster an.</translation>
    </message>
    <message>
        <source>Make, add or update indexes</source>
        <translation>Indizes anlegen, hinzufügen oder aktualisieren</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Mehr davon</translation>
    </message>
    <message>
        <source>No index yet</source>
        <translation>Noch kein Index</translation>
    </message>
    <message>
        <source>Nothing found: no tile of the index lies there.</source>
        <translation>Nichts gefunden: Keine Kachel des Index liegt dort.</translation>
    </message>
    <message>
        <source>Open the picture</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Auf der Karte zeigen</translation>
    </message>
    <message>
        <source>Shows on the map which parts of the matches are most like what you look for.</source>
        <translation>Zeigt auf der Karte, welche Teile der Treffer dem Gesuchten am ähnlichsten sind.</translation>
    </message>
    <message>
        <source>There is no index to search yet.</source>
        <translation>Es gibt noch keinen Index zum Durchsuchen.</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>Es gibt nichts zu suchen.</translation>
    </message>
    <message>
        <source>Tiles searched: {}</source>
        <translation>Durchsuchte Kacheln: {}</translation>
    </message>
    <message>
        <source>Where in the tile</source>
        <translation>Wo in der Kachel</translation>
    </message>
    <message>
        <source>Write what you look for, or give an example.</source>
        <translation>Schreiben Sie, was Sie suchen, oder geben Sie ein Beispiel.</translation>
    </message>
    <message>
        <source>match {} of {}</source>
        <translation>Treffer {} von {}</translation>
    </message>
    <message>
        <source>{} has no place on the map: its raster names no CRS.</source>
        <translation>{} hat keinen Ort auf der Karte: Sein Raster nennt kein KBS.</translation>
    </message>
    <message>
        <source>{} matches</source>
        <translation>{} Treffer</translation>
    </message>
</context>
<context>
    <name>VectorInput</name>
    <message>
        <source>Save it as a GeoPackage first.</source>
        <translation>Speichern Sie ihn zuerst als GeoPackage.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported: {reason}</source>
        <translation>Der Layer „{name}“ konnte nicht exportiert werden: {reason}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>An index of your rasters</source>
        <translation>Ein Index Ihrer Raster</translation>
    </message>
    <message>
        <source>Choose program…</source>
        <translation>Programm wählen…</translation>
    </message>
    <message>
        <source>Everything runs on this computer. No account, no network: nothing you search or index leaves it.</source>
        <translation>Alles läuft auf diesem Computer. Kein Konto, kein Netz: Nichts, was Sie suchen oder indizieren, verlässt ihn.</translation>
    </message>
    <message>
        <source>Go to the search</source>
        <translation>Zur Suche</translation>
    </message>
    <message>
        <source>It is here, starts by itself when it is needed, and ends when nobody uses it.</source>
        <translation>Er ist da, startet von selbst, wenn er gebraucht wird, und endet, wenn niemand ihn benutzt.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>Neuer Index…</translation>
    </message>
    <message>
        <source>One index can be searched.</source>
        <translation>Ein Index kann durchsucht werden.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Running: {}.</source>
        <translation>Läuft: {}.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search images by words in three steps</source>
        <translation>Bilder mit Worten suchen, in drei Schritten</translation>
    </message>
    <message>
        <source>Start it now</source>
        <translation>Jetzt starten</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>Der Host</translation>
    </message>
    <message>
        <source>The host looks once at every tile of the rasters that you name and keeps what it saw in a GeoPackage. The Jobs page shows how far it is; searches then take less than a second.</source>
        <translation>Der Host sieht jede Kachel der Raster, die Sie nennen, einmal an und bewahrt in einem GeoPackage auf, was er sah. Die Seite Aufträge zeigt, wie weit er ist; Suchen dauern danach weniger als eine Sekunde.</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>Das Programm rsplugins</translation>
    </message>
    <message>
        <source>The tools run in a program of its own, which is not here yet. Three ways to get it:
• the RsPlugins installer of your system;
• the portable folder, unpacked anywhere, also from a USB stick: choose its program below;
• a build of the source: dotnet build host -c Release.
None of them changes the Python of QGIS.</source>
        <translation>Die Werkzeuge laufen in einem eigenen Programm, das noch nicht da ist. Drei Wege dazu:
• das Installationsprogramm von RsPlugins für Ihr System;
• der portable Ordner, irgendwo entpackt, auch von einem USB-Stick: Wählen Sie unten sein Programm;
• aus den Quellen gebaut: dotnet build host -c Release.
Keiner davon ändert das Python von QGIS.</translation>
    </message>
    <message>
        <source>Write what you look for in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian, or click a place on the map to find more like it. Matches come as pictures and as a layer.</source>
        <translation>Schreiben Sie auf Englisch, Portugiesisch, Spanisch, Französisch, Deutsch, Niederländisch, Italienisch, Chinesisch, Koreanisch oder Russisch, was Sie suchen, oder klicken Sie auf eine Stelle der Karte, um Ähnliches zu finden. Treffer kommen als Bilder und als Layer.</translation>
    </message>
    <message>
        <source>{} indexes can be searched.</source>
        <translation>{} Indizes können durchsucht werden.</translation>
    </message>
</context>
</TS>
