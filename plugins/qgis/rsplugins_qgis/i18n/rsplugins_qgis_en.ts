<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AreaChoice</name>
    <message>
        <source>Choose a layer, or search the whole index.</source>
        <translation>Choose a layer, or search the whole index.</translation>
    </message>
    <message>
        <source>Drag a rectangle on the map.</source>
        <translation>Drag a rectangle on the map.</translation>
    </message>
    <message>
        <source>Drag one on the map, or search the whole index.</source>
        <translation>Drag one on the map, or search the whole index.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>Drawn rectangle</source>
        <translation>Drawn rectangle</translation>
    </message>
    <message>
        <source>Extent of layer</source>
        <translation>Extent of layer</translation>
    </message>
    <message>
        <source>Layer that says where to search</source>
        <translation>Layer that says where to search</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Map view</translation>
    </message>
    <message>
        <source>No layer says where to search.</source>
        <translation>No layer says where to search.</translation>
    </message>
    <message>
        <source>No rectangle was drawn yet.</source>
        <translation>No rectangle was drawn yet.</translation>
    </message>
    <message>
        <source>Polygons of layer</source>
        <translation>Polygons of layer</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>Where to search</translation>
    </message>
    <message>
        <source>Whole index</source>
        <translation>Whole index</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>{}: no figures yet</source>
        <translation>{}: no figures yet</translation>
    </message>
    <message>
        <source>{}: {} at the start, {} now</source>
        <translation>{}: {} at the start, {} now</translation>
    </message>
</context>
<context>
    <name>DeviceLine</name>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>Free memory</translation>
    </message>
    <message>
        <source>Free memory: closes the models that nobody uses, on the graphics card too</source>
        <translation>Free memory: closes the models that nobody uses, on the graphics card too</translation>
    </message>
    <message>
        <source>Host not running</source>
        <translation>Host not running</translation>
    </message>
    <message>
        <source>Host ready</source>
        <translation>Host ready</translation>
    </message>
    <message>
        <source>Host {} on {}</source>
        <translation>Host {} on {}</translation>
    </message>
    <message>
        <source>It starts with the first search.</source>
        <translation>It starts with the first search.</translation>
    </message>
    <message>
        <source>Memory freed: {} MB</source>
        <translation>Memory freed: {} MB</translation>
    </message>
    <message>
        <source>Memory: {} MB, of which models {} MB</source>
        <translation>Memory: {} MB, of which models {} MB</translation>
    </message>
    <message>
        <source>running: {}</source>
        <translation>running: {}</translation>
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
        <translation>Delete removes an example; Space makes it a counter-example, and back.</translation>
    </message>
    <message>
        <source>Examples and counter-examples</source>
        <translation>Examples and counter-examples</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>Like this</translation>
    </message>
    <message>
        <source>Like {}</source>
        <translation>Like {}</translation>
    </message>
    <message>
        <source>Make it a counter-example</source>
        <translation>Make it a counter-example</translation>
    </message>
    <message>
        <source>Make it an example</source>
        <translation>Make it an example</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Remove all</translation>
    </message>
    <message>
        <source>Unlike this</source>
        <translation>Unlike this</translation>
    </message>
    <message>
        <source>Unlike {}</source>
        <translation>Unlike {}</translation>
    </message>
</context>
<context>
    <name>ExportParameters</name>
    <message>
        <source>Area of a layer that is no file</source>
        <translation>Area of a layer that is no file</translation>
    </message>
    <message>
        <source>Go on though parts of a web map are transparent, because they are meant to be so. Otherwise that is an error: most often tiles did not come.</source>
        <translation>Go on though parts of a web map are transparent, because they are meant to be so. Otherwise that is an error: most often tiles did not come.</translation>
    </message>
    <message>
        <source>Metres on the ground a pixel of the export has. When empty the layer's own pixels, or 2048 along the longer side of a web map.</source>
        <translation>Metres on the ground a pixel of the export has. When empty the layer's own pixels, or 2048 along the longer side of a web map.</translation>
    </message>
    <message>
        <source>Resolution of a layer that is no file (m)</source>
        <translation>Resolution of a layer that is no file (m)</translation>
    </message>
    <message>
        <source>Take a layer that has holes</source>
        <translation>Take a layer that has holes</translation>
    </message>
    <message>
        <source>Web maps, virtual layers and others that are no file are exported for the tool: this part of them. All of the layer when empty.</source>
        <translation>Web maps, virtual layers and others that are no file are exported for the tool: this part of them. All of the layer when empty.</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>A file is damaged.</source>
        <translation>A file is damaged.</translation>
    </message>
    <message>
        <source>A file or folder is missing.</source>
        <translation>A file or folder is missing.</translation>
    </message>
    <message>
        <source>A file or folder may not be read or written.</source>
        <translation>A file or folder may not be read or written.</translation>
    </message>
    <message>
        <source>A plugin of the host did not answer in time.</source>
        <translation>A plugin of the host did not answer in time.</translation>
    </message>
    <message>
        <source>A plugin of the host does not work.</source>
        <translation>A plugin of the host does not work.</translation>
    </message>
    <message>
        <source>A plugin of the host ended unexpectedly.</source>
        <translation>A plugin of the host ended unexpectedly.</translation>
    </message>
    <message>
        <source>A value does not fit.</source>
        <translation>A value does not fit.</translation>
    </message>
    <message>
        <source>Bring it again from where it came.</source>
        <translation>Bring it again from where it came.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>Change it and run it again.</source>
        <translation>Change it and run it again.</translation>
    </message>
    <message>
        <source>Change them in the file of the configuration.</source>
        <translation>Change them in the file of the configuration.</translation>
    </message>
    <message>
        <source>Check address and token in Settings &gt; Options &gt; RsPlugins, and whether it runs.</source>
        <translation>Check address and token in Settings &gt; Options &gt; RsPlugins, and whether it runs.</translation>
    </message>
    <message>
        <source>Check its permissions, and whether another program has it open.</source>
        <translation>Check its permissions, and whether another program has it open.</translation>
    </message>
    <message>
        <source>Check the network, or install the model from a folder or an archive.</source>
        <translation>Check the network, or install the model from a folder or an archive.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Check the path.</translation>
    </message>
    <message>
        <source>Check the token in Settings &gt; Options &gt; RsPlugins, or ask whoever runs the host.</source>
        <translation>Check the token in Settings &gt; Options &gt; RsPlugins, or ask whoever runs the host.</translation>
    </message>
    <message>
        <source>Check their names and the file that they stand in.</source>
        <translation>Check their names and the file that they stand in.</translation>
    </message>
    <message>
        <source>Choose Refresh tools in the menu Raster &gt; RsPlugins.</source>
        <translation>Choose Refresh tools in the menu Raster &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose another folder, or ask whoever runs the host.</source>
        <translation>Choose another folder, or ask whoever runs the host.</translation>
    </message>
    <message>
        <source>Choose the certificate of its authority in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Choose the certificate of its authority in Settings &gt; Options &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose the model of the index, or index its rasters by this one.</source>
        <translation>Choose the model of the index, or index its rasters by this one.</translation>
    </message>
    <message>
        <source>Give it a CRS and an extent first.</source>
        <translation>Give it a CRS and an extent first.</translation>
    </message>
    <message>
        <source>Give large data as files.</source>
        <translation>Give large data as files.</translation>
    </message>
    <message>
        <source>If it happens again, open Raster &gt; RsPlugins &gt; Diagnostics report and give it to whoever helps you.</source>
        <translation>If it happens again, open Raster &gt; RsPlugins &gt; Diagnostics report and give it to whoever helps you.</translation>
    </message>
    <message>
        <source>Install it on the page Models of the panel, or choose another.</source>
        <translation>Install it on the page Models of the panel, or choose another.</translation>
    </message>
    <message>
        <source>Install the model again.</source>
        <translation>Install the model again.</translation>
    </message>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Install the newest RsPlugins.</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>It is started again by whatever you do next.</translation>
    </message>
    <message>
        <source>It may have run out of memory: close other programs or choose a smaller area, and run it again.</source>
        <translation>It may have run out of memory: close other programs or choose a smaller area, and run it again.</translation>
    </message>
    <message>
        <source>Look at the page Jobs of the panel.</source>
        <translation>Look at the page Jobs of the panel.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder.</source>
        <translation>Make room, or choose another folder.</translation>
    </message>
    <message>
        <source>Make the index anew, or choose another file.</source>
        <translation>Make the index anew, or choose another file.</translation>
    </message>
    <message>
        <source>Resume it on the page Jobs of the panel.</source>
        <translation>Resume it on the page Jobs of the panel.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF, and try again.</source>
        <translation>Save it as a GeoTIFF, and try again.</translation>
    </message>
    <message>
        <source>Something went wrong that nobody expected.</source>
        <translation>Something went wrong that nobody expected.</translation>
    </message>
    <message>
        <source>Switch it on: rsplugins plugins enable.</source>
        <translation>Switch it on: rsplugins plugins enable.</translation>
    </message>
    <message>
        <source>The certificate of the host cannot be trusted.</source>
        <translation>The certificate of the host cannot be trusted.</translation>
    </message>
    <message>
        <source>The classes cannot be used.</source>
        <translation>The classes cannot be used.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>The disk is full.</translation>
    </message>
    <message>
        <source>The files of the model are damaged.</source>
        <translation>The files of the model are damaged.</translation>
    </message>
    <message>
        <source>The host and this plugin are of different releases.</source>
        <translation>The host and this plugin are of different releases.</translation>
    </message>
    <message>
        <source>The host cannot be reached.</source>
        <translation>The host cannot be reached.</translation>
    </message>
    <message>
        <source>The host did not answer in time.</source>
        <translation>The host did not answer in time.</translation>
    </message>
    <message>
        <source>The host does not have this tool.</source>
        <translation>The host does not have this tool.</translation>
    </message>
    <message>
        <source>The host does not serve this folder.</source>
        <translation>The host does not serve this folder.</translation>
    </message>
    <message>
        <source>The host has ended.</source>
        <translation>The host has ended.</translation>
    </message>
    <message>
        <source>The host refuses this.</source>
        <translation>The host refuses this.</translation>
    </message>
    <message>
        <source>The index is in use.</source>
        <translation>The index is in use.</translation>
    </message>
    <message>
        <source>The index was made by another model.</source>
        <translation>The index was made by another model.</translation>
    </message>
    <message>
        <source>The job cannot be found any more, or is in another state.</source>
        <translation>The job cannot be found any more, or is in another state.</translation>
    </message>
    <message>
        <source>The job was interrupted.</source>
        <translation>The job was interrupted.</translation>
    </message>
    <message>
        <source>The model could not be fetched.</source>
        <translation>The model could not be fetched.</translation>
    </message>
    <message>
        <source>The model is in use.</source>
        <translation>The model is in use.</translation>
    </message>
    <message>
        <source>The model is not installed.</source>
        <translation>The model is not installed.</translation>
    </message>
    <message>
        <source>The raster cannot be read.</source>
        <translation>The raster cannot be read.</translation>
    </message>
    <message>
        <source>The raster has no place on the map.</source>
        <translation>The raster has no place on the map.</translation>
    </message>
    <message>
        <source>The settings of the training do not fit.</source>
        <translation>The settings of the training do not fit.</translation>
    </message>
    <message>
        <source>This file is no index that can be searched.</source>
        <translation>This file is no index that can be searched.</translation>
    </message>
    <message>
        <source>This is too much for one message.</source>
        <translation>This is too much for one message.</translation>
    </message>
    <message>
        <source>This plugin of the host is switched off.</source>
        <translation>This plugin of the host is switched off.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Try again.</translation>
    </message>
    <message>
        <source>Wait until the other work is done, or cancel it.</source>
        <translation>Wait until the other work is done, or cancel it.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>A host on another computer</source>
        <translation>A host on another computer</translation>
    </message>
    <message>
        <source>After a plugin of the host was added or removed, choose Raster &gt; RsPlugins &gt; Refresh tools.</source>
        <translation>After a plugin of the host was added or removed, choose Raster &gt; RsPlugins &gt; Refresh tools.</translation>
    </message>
    <message>
        <source>Beside the project, or into the folder that the settings name. Save the project first: what lies in a temporary folder is gone when QGIS is closed.</source>
        <translation>Beside the project, or into the folder that the settings name. Save the project first: what lies in a temporary folder is gone when QGIS is closed.</translation>
    </message>
    <message>
        <source>Every message says what to do. If that does not help, open Raster &gt; RsPlugins &gt; Diagnostics report, read it, and give it to whoever helps you.</source>
        <translation>Every message says what to do. If that does not help, open Raster &gt; RsPlugins &gt; Diagnostics report, read it, and give it to whoever helps you.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Layers that are no files</source>
        <translation>Layers that are no files</translation>
    </message>
    <message>
        <source>New plugins</source>
        <translation>New plugins</translation>
    </message>
    <message>
        <source>Open Processing &gt; Toolbox and look under RsPlugins. Every tool runs there, in batches, in models and in scripts. Progress and Cancel work as with any other tool, and QGIS stays usable meanwhile.</source>
        <translation>Open Processing &gt; Toolbox and look under RsPlugins. Every tool runs there, in batches, in models and in scripts. Progress and Cancel work as with any other tool, and QGIS stays usable meanwhile.</translation>
    </message>
    <message>
        <source>Open the panel with Raster &gt; RsPlugins &gt; Search by words. Make an index of your images once; then write what you look for, in any of ten languages, and click a match to see it on the map.</source>
        <translation>Open the panel with Raster &gt; RsPlugins &gt; Search by words. Make an index of your images once; then write what you look for, in any of ten languages, and click a match to see it on the map.</translation>
    </message>
    <message>
        <source>RsPlugins: help</source>
        <translation>RsPlugins: help</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>Search by words</translation>
    </message>
    <message>
        <source>Settings &gt; Options &gt; RsPlugins also takes the address and the token of a host on a computer with more memory or a graphics card. The connection is encrypted.</source>
        <translation>Settings &gt; Options &gt; RsPlugins also takes the address and the token of a host on a computer with more memory or a graphics card. The connection is encrypted.</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>The host</translation>
    </message>
    <message>
        <source>The tools</source>
        <translation>The tools</translation>
    </message>
    <message>
        <source>The work is done by the program rsplugins, outside QGIS. It starts by itself and ends when nobody uses it. If it is not found, choose it in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>The work is done by the program rsplugins, outside QGIS. It starts by itself and ends when nobody uses it. If it is not found, choose it in Settings &gt; Options &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Web maps and layers in memory are exported first, for the extent and the pixel size that you choose. If tiles are missing, you are told.</source>
        <translation>Web maps and layers in memory are exported first, for the extent and the pixel size that you choose. If tiles are missing, you are told.</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>When something goes wrong</translation>
    </message>
    <message>
        <source>Where results go</source>
        <translation>Where results go</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>No picture</source>
        <translation>No picture</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>Confidence: {:.0f} %</source>
        <translation>Confidence: {:.0f} %</translation>
    </message>
    <message>
        <source>Cosine to the query: {:.3f}</source>
        <translation>Cosine to the query: {:.3f}</translation>
    </message>
    <message>
        <source>Match {}: {}, score {}</source>
        <translation>Match {}: {}, score {}</translation>
    </message>
</context>
<context>
    <name>HostLocation</name>
    <message>
        <source>Install RsPlugins, or choose its program in Settings &gt; Options &gt; RsPlugins (or name it in the environment variable RSPLUGINS_HOST).</source>
        <translation>Install RsPlugins, or choose its program in Settings &gt; Options &gt; RsPlugins (or name it in the environment variable RSPLUGINS_HOST).</translation>
    </message>
    <message>
        <source>The program of RsPlugins was not found on this computer.</source>
        <translation>The program of RsPlugins was not found on this computer.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the environment variable RSPLUGINS_HOST names.</source>
        <translation>There is no program "{program}", which the environment variable RSPLUGINS_HOST names.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the settings name.</source>
        <translation>There is no program "{program}", which the settings name.</translation>
    </message>
</context>
<context>
    <name>HostSession</name>
    <message>
        <source>Load it again in the list of plugins.</source>
        <translation>Load it again in the list of plugins.</translation>
    </message>
    <message>
        <source>RsPlugins was unloaded.</source>
        <translation>RsPlugins was unloaded.</translation>
    </message>
</context>
<context>
    <name>HostSettings</name>
    <message>
        <source>The token of the remote host could not be read from QGIS's authentication store.</source>
        <translation>The token of the remote host could not be read from QGIS's authentication store.</translation>
    </message>
    <message>
        <source>Write it again in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Write it again in Settings &gt; Options &gt; RsPlugins.</translation>
    </message>
</context>
<context>
    <name>HostVersion</name>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Install the newest RsPlugins.</translation>
    </message>
    <message>
        <source>The host has version {version}; this plugin needs {minimum} or newer.</source>
        <translation>The host has version {version}; this plugin needs {minimum} or newer.</translation>
    </message>
</context>
<context>
    <name>IndexDialog</name>
    <message>
        <source>&amp;Index file</source>
        <translation>&amp;Index file</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Model</translation>
    </message>
    <message>
        <source>&amp;Pixel size (m)</source>
        <translation>&amp;Pixel size (m)</translation>
    </message>
    <message>
        <source>&amp;Rasters and folders whose tiles can be searched:</source>
        <translation>&amp;Rasters and folders whose tiles can be searched:</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Add files…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Add folder…</translation>
    </message>
    <message>
        <source>Add rasters to the index</source>
        <translation>Add rasters to the index</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>Default model</translation>
    </message>
    <message>
        <source>Folder to index, with all below it</source>
        <translation>Folder to index, with all below it</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>How much there is to index</source>
        <translation>How much there is to index</translation>
    </message>
    <message>
        <source>Layers that are no file</source>
        <translation>Layers that are no file</translation>
    </message>
    <message>
        <source>Make the index</source>
        <translation>Make the index</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Map view</translation>
    </message>
    <message>
        <source>New index</source>
        <translation>New index</translation>
    </message>
    <message>
        <source>Part to &amp;export</source>
        <translation>Part to &amp;export</translation>
    </message>
    <message>
        <source>Rasters to index</source>
        <translation>Rasters to index</translation>
    </message>
    <message>
        <source>The model of the index</source>
        <translation>The model of the index</translation>
    </message>
    <message>
        <source>This layer is no file. A part of it is exported into the folder “layers” beside the index, and stays there.</source>
        <translation>This layer is no file. A part of it is exported into the folder “layers” beside the index, and stays there.</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>Whole layer</translation>
    </message>
    <message>
        <source>the layer's own</source>
        <translation>the layer's own</translation>
    </message>
</context>
<context>
    <name>IndexEstimate</name>
    <message>
        <source>About {} at the pace of the last index.</source>
        <translation>About {} at the pace of the last index.</translation>
    </message>
    <message>
        <source>How long it takes is known after the first index.</source>
        <translation>How long it takes is known after the first index.</translation>
    </message>
    <message>
        <source>Rasters: more than {}, million pixels: more than {}</source>
        <translation>Rasters: more than {}, million pixels: more than {}</translation>
    </message>
    <message>
        <source>Rasters: {}, million pixels: {}</source>
        <translation>Rasters: {}, million pixels: {}</translation>
    </message>
</context>
<context>
    <name>IndexSources</name>
    <message>
        <source>Choose another place for the index.</source>
        <translation>Choose another place for the index.</translation>
    </message>
    <message>
        <source>Exporting {}</source>
        <translation>Exporting {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be written to.</source>
        <translation>The folder {} cannot be written to.</translation>
    </message>
</context>
<context>
    <name>IndexTab</name>
    <message>
        <source>Add rasters…</source>
        <translation>Add rasters…</translation>
    </message>
    <message>
        <source>Adds an index that was made before</source>
        <translation>Adds an index that was made before</translation>
    </message>
    <message>
        <source>An index needs at least one raster. Take it off the list, or delete its file.</source>
        <translation>An index needs at least one raster. Take it off the list, or delete its file.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>Cancelled. Update goes on where it was.</source>
        <translation>Cancelled. Update goes on where it was.</translation>
    </message>
    <message>
        <source>Changed {}</source>
        <translation>Changed {}</translation>
    </message>
    <message>
        <source>Check whether another program has it open.</source>
        <translation>Check whether another program has it open.</translation>
    </message>
    <message>
        <source>Delete index</source>
        <translation>Delete index</translation>
    </message>
    <message>
        <source>Delete the file…</source>
        <translation>Delete the file…</translation>
    </message>
    <message>
        <source>Delete {}? The rasters stay.</source>
        <translation>Delete {}? The rasters stay.</translation>
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
        <translation>Indexes and their rasters</translation>
    </message>
    <message>
        <source>Looks through the rasters again: those that changed are indexed anew, those that are gone are removed.</source>
        <translation>Looks through the rasters again: those that changed are indexed anew, those that are gone are removed.</translation>
    </message>
    <message>
        <source>Model, date</source>
        <translation>Model, date</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>New index…</translation>
    </message>
    <message>
        <source>No index is selected</source>
        <translation>No index is selected</translation>
    </message>
    <message>
        <source>Open an index</source>
        <translation>Open an index</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Open…</translation>
    </message>
    <message>
        <source>Rasters: {}</source>
        <translation>Rasters: {}</translation>
    </message>
    <message>
        <source>Remove this raster from the index</source>
        <translation>Remove this raster from the index</translation>
    </message>
    <message>
        <source>Search this index</source>
        <translation>Search this index</translation>
    </message>
    <message>
        <source>Show its tiles on the map</source>
        <translation>Show its tiles on the map</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Take off this list</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Tiles</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Update</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Waiting…</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>changed since</translation>
    </message>
    <message>
        <source>file is gone</source>
        <translation>file is gone</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>not readable</translation>
    </message>
    <message>
        <source>{} cannot be deleted: {}</source>
        <translation>{} cannot be deleted: {}</translation>
    </message>
    <message>
        <source>{} is ready to be searched.</source>
        <translation>{} is ready to be searched.</translation>
    </message>
</context>
<context>
    <name>JobsTab</name>
    <message>
        <source>Also short calls</source>
        <translation>Also short calls</translation>
    </message>
    <message>
        <source>Also shows searches and other calls that somebody waited for and that went well.</source>
        <translation>Also shows searches and other calls that somebody waited for and that went well.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Figure to show</source>
        <translation>Figure to show</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Opens the form of the training; its progress is shown here.</source>
        <translation>Opens the form of the training; its progress is shown here.</translation>
    </message>
    <message>
        <source>Opens the form that makes training data of a raster and a layer of labels.</source>
        <translation>Opens the form that makes training data of a raster and a layer of labels.</translation>
    </message>
    <message>
        <source>Processing does not show this tool. Choose Refresh tools in the menu Raster ▸ RsPlugins.</source>
        <translation>Processing does not show this tool. Choose Refresh tools in the menu Raster ▸ RsPlugins.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Started</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Train a model…</source>
        <translation>Train a model…</translation>
    </message>
    <message>
        <source>Training data…</source>
        <translation>Training data…</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrupted</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>{} left</translation>
    </message>
    <message>
        <source>{} of {} {}</source>
        <translation>{} of {} {}</translation>
    </message>
    <message>
        <source>{} {} a second</source>
        <translation>{} {} a second</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Close the message</source>
        <translation>Close the message</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>It is started again by whatever you do next.</translation>
    </message>
</context>
<context>
    <name>ModelsTab</name>
    <message>
        <source>About {}</source>
        <translation>About {}</translation>
    </message>
    <message>
        <source>Archive with a model</source>
        <translation>Archive with a model</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archives</translation>
    </message>
    <message>
        <source>Brings a model from this computer, or one of those below that can be had.</source>
        <translation>Brings a model from this computer, or one of those below that can be had.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>Fetch a model</source>
        <translation>Fetch a model</translation>
    </message>
    <message>
        <source>Fetch {} over the network?</source>
        <translation>Fetch {} over the network?</translation>
    </message>
    <message>
        <source>Folder with a model</source>
        <translation>Folder with a model</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>From a folder…</translation>
    </message>
    <message>
        <source>From an archive…</source>
        <translation>From an archive…</translation>
    </message>
    <message>
        <source>From: {}</source>
        <translation>From: {}</translation>
    </message>
    <message>
        <source>In memory: {}</source>
        <translation>In memory: {}</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Install</translation>
    </message>
    <message>
        <source>Languages: {}</source>
        <translation>Languages: {}</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>Licence: {}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>Over the network</source>
        <translation>Over the network</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Remove a model</translation>
    </message>
    <message>
        <source>Remove {}? Indexes that were made by it cannot be searched then.</source>
        <translation>Remove {}? Indexes that were made by it cannot be searched then.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Waiting…</translation>
    </message>
    <message>
        <source>can be had</source>
        <translation>can be had</translation>
    </message>
    <message>
        <source>default</source>
        <translation>default</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installed</translation>
    </message>
    <message>
        <source>{} is installed: a new index can be made by it, and every tool takes it.</source>
        <translation>{} is installed: a new index can be made by it, and every tool takes it.</translation>
    </message>
    <message>
        <source>{} was removed.</source>
        <translation>{} was removed.</translation>
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
        <translation> days</translation>
    </message>
    <message>
        <source> million pixels</source>
        <translation> million pixels</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>All searches at most</source>
        <translation>All searches at most</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>Beside the project</translation>
    </message>
    <message>
        <source>Certificate of the authority</source>
        <translation>Certificate of the authority</translation>
    </message>
    <message>
        <source>Connected: the host has version {}.</source>
        <translation>Connected: the host has version {}.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Diagnostics report…</source>
        <translation>Diagnostics report…</translation>
    </message>
    <message>
        <source>Folder for outputs</source>
        <translation>Folder for outputs</translation>
    </message>
    <message>
        <source>Folder to add</source>
        <translation>Folder to add</translation>
    </message>
    <message>
        <source>Folders with further plugins of the host</source>
        <translation>Folders with further plugins of the host</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>Found: {}</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>Host on this computer</translation>
    </message>
    <message>
        <source>How long the files of searches are kept that no project shows</source>
        <translation>How long the files of searches are kept that no project shows</translation>
    </message>
    <message>
        <source>Keep searches</source>
        <translation>Keep searches</translation>
    </message>
    <message>
        <source>Largest export of a layer that is no file</source>
        <translation>Largest export of a layer that is no file</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Outputs</translation>
    </message>
    <message>
        <source>Plugin folders</source>
        <translation>Plugin folders</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Result of the test</translation>
    </message>
    <message>
        <source>Stored; write another to replace it</source>
        <translation>Stored; write another to replace it</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Test the connection</translation>
    </message>
    <message>
        <source>The most that the files of all searches in a folder may take; the oldest go first</source>
        <translation>The most that the files of all searches in a folder may take; the oldest go first</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>The program rsplugins</translation>
    </message>
    <message>
        <source>The token is kept in the authentication store of QGIS, which asks for its master password. Whoever runs the host has the token, and the certificate where its authority is not one that this computer knows.</source>
        <translation>The token is kept in the authentication store of QGIS, which asks for its master password. Whoever runs the host has the token, and the certificate where its authority is not one that this computer knows.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Use a host on another computer</source>
        <translation>Use a host on another computer</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>First steps</source>
        <translation>First steps</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indexes</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
</context>
<context>
    <name>PanelContext</name>
    <message>
        <source>Install the newest RsPlugins, or a plugin with such a tool.</source>
        <translation>Install the newest RsPlugins, or a plugin with such a tool.</translation>
    </message>
    <message>
        <source>No plugin of the host can do that.</source>
        <translation>No plugin of the host can do that.</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>place {}, {}</source>
        <translation>place {}, {}</translation>
    </message>
</context>
<context>
    <name>RasterInput</name>
    <message>
        <source>"{name}" is no file, and this area of it would be {size} million pixels.</source>
        <translation>"{name}" is no file, and this area of it would be {size} million pixels.</translation>
    </message>
    <message>
        <source>Check that it can be drawn, and that the disk is not full.</source>
        <translation>Check that it can be drawn, and that the disk is not full.</translation>
    </message>
    <message>
        <source>Check the connection and whether the layer covers the area; a layer that is meant to have holes can be taken with them.</source>
        <translation>Check the connection and whether the layer covers the area; a layer that is meant to have holes can be taken with them.</translation>
    </message>
    <message>
        <source>Choose a smaller area, or a coarser resolution.</source>
        <translation>Choose a smaller area, or a coarser resolution.</translation>
    </message>
    <message>
        <source>Choose an area that the layer covers.</source>
        <translation>Choose an area that the layer covers.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF first.</source>
        <translation>Save it as a GeoTIFF first.</translation>
    </message>
    <message>
        <source>The area does not meet the layer "{name}".</source>
        <translation>The area does not meet the layer "{name}".</translation>
    </message>
    <message>
        <source>The layer "{name}" cannot be exported.</source>
        <translation>The layer "{name}" cannot be exported.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported.</source>
        <translation>The layer "{name}" could not be exported.</translation>
    </message>
    <message>
        <source>{percent} % of the area of "{name}" did not come: tiles are missing, or there is nothing there.</source>
        <translation>{percent} % of the area of "{name}" did not come: tiles are missing, or there is nothing there.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Asking the host…</source>
        <translation>Asking the host…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Diagnostics report</source>
        <translation>Diagnostics report</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Versions, the state of the host, settings and the last lines of its log. Passwords, tokens, paths and names are taken out. Nothing is sent anywhere: copy it to whoever helps you.</source>
        <translation>Versions, the state of the host, settings and the last lines of its log. Passwords, tokens, paths and names are taken out. Nothing is sent anywhere: copy it to whoever helps you.</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Matches</source>
        <translation>Matches</translation>
    </message>
</context>
<context>
    <name>RsPlugins</name>
    <message>
        <source>All files</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>Run it again: the host is started anew. If it ends again, look into its log.</source>
        <translation>Run it again: the host is started anew. If it ends again, look into its log.</translation>
    </message>
    <message>
        <source>The export stays, because what the tool writes refers to it: {path}</source>
        <translation>The export stays, because what the tool writes refers to it: {path}</translation>
    </message>
    <message>
        <source>The layer "{name}" is no file: {what} were exported.</source>
        <translation>The layer "{name}" is no file: {what} were exported.</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} left</translation>
    </message>
    <message>
        <source>{title} is no JSON: {reason}</source>
        <translation>{title} is no JSON: {reason}</translation>
    </message>
    <message>
        <source>{title}: QGIS's authentication store has no such entry.</source>
        <translation>{title}: QGIS's authentication store has no such entry.</translation>
    </message>
    <message>
        <source>{title}: give numbers of bands, such as 4,3,2.</source>
        <translation>{title}: give numbers of bands, such as 4,3,2.</translation>
    </message>
    <message>
        <source>{title}: neither the area nor the project has a CRS. Give the project one, or write it behind the area: 1,2,3,4 [EPSG:4326].</source>
        <translation>{title}: neither the area nor the project has a CRS. Give the project one, or write it behind the area: 1,2,3,4 [EPSG:4326].</translation>
    </message>
    <message>
        <source>{title}: the folder {path} cannot be made: {reason}</source>
        <translation>{title}: the folder {path} cannot be made: {reason}</translation>
    </message>
    <message>
        <source>{title}: the tool writes {ending} files. Give the path that ending.</source>
        <translation>{title}: the tool writes {ending} files. Give the path that ending.</translation>
    </message>
    <message>
        <source>{title}: these cannot be read: {names}</source>
        <translation>{title}: these cannot be read: {names}</translation>
    </message>
    <message>
        <source>{title}: tools write files, not tables of a database. Give the path of a file.</source>
        <translation>{title}: tools write files, not tables of a database. Give the path of a file.</translation>
    </message>
</context>
<context>
    <name>RsPluginsPlugin</name>
    <message>
        <source>Diagnostics report…</source>
        <translation>Diagnostics report…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Refresh tools</source>
        <translation>Refresh tools</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Settings…</translation>
    </message>
</context>
<context>
    <name>RsPluginsProvider</name>
    <message>
        <source>{path} was left out: {reason}.</source>
        <translation>{path} was left out: {reason}.</translation>
    </message>
</context>
<context>
    <name>RsPluginsTokens</name>
    <message>
        <source>RsPlugins: token of the remote host</source>
        <translation>RsPlugins: token of the remote host</translation>
    </message>
    <message>
        <source>Start QGIS with the environment variable RSPLUGINS_TOKEN instead.</source>
        <translation>Start QGIS with the environment variable RSPLUGINS_TOKEN instead.</translation>
    </message>
    <message>
        <source>The authentication store of QGIS is switched off, so the token cannot be kept.</source>
        <translation>The authentication store of QGIS is switched off, so the token cannot be kept.</translation>
    </message>
    <message>
        <source>The token was not stored: the authentication store of QGIS was not opened.</source>
        <translation>The token was not stored: the authentication store of QGIS was not opened.</translation>
    </message>
    <message>
        <source>Try again, and give the master password of QGIS when it asks for it.</source>
        <translation>Try again, and give the master password of QGIS when it asks for it.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Where in the tile</source>
        <translation>Where in the tile</translation>
    </message>
</context>
<context>
    <name>SearchArea</name>
    <message>
        <source>Choose a smaller area, or another CRS for the project.</source>
        <translation>Choose a smaller area, or another CRS for the project.</translation>
    </message>
    <message>
        <source>Choose another layer, or select polygons in it.</source>
        <translation>Choose another layer, or select polygons in it.</translation>
    </message>
    <message>
        <source>Give the project or the layer a CRS.</source>
        <translation>Give the project or the layer a CRS.</translation>
    </message>
    <message>
        <source>The area reaches beyond what {} can show.</source>
        <translation>The area reaches beyond what {} can show.</translation>
    </message>
    <message>
        <source>The layer {} holds no polygon.</source>
        <translation>The layer {} holds no polygon.</translation>
    </message>
    <message>
        <source>The map or the layer has no CRS, so that nobody knows where the area lies.</source>
        <translation>The map or the layer has no CRS, so that nobody knows where the area lies.</translation>
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
        <translation>Search by words</translation>
    </message>
    <message>
        <source>Search images by words and by example (RsPlugins)</source>
        <translation>Search images by words and by example (RsPlugins)</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>&amp;Matches</source>
        <translation>&amp;Matches</translation>
    </message>
    <message>
        <source>Add what the matches should, or should not, look like</source>
        <translation>Add what the matches should, or should not, look like</translation>
    </message>
    <message>
        <source>An image that shows it</source>
        <translation>An image that shows it</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Click a place on the map, or drag a rectangle: what looks like it is found.</source>
        <translation>Click a place on the map, or drag a rectangle: what looks like it is found.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Examples</translation>
    </message>
    <message>
        <source>Find similar here</source>
        <translation>Find similar here</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>Language of the words</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Like</translation>
    </message>
    <message>
        <source>Like a place on the map</source>
        <translation>Like a place on the map</translation>
    </message>
    <message>
        <source>Like an image…</source>
        <translation>Like an image…</translation>
    </message>
    <message>
        <source>Like words</source>
        <translation>Like words</translation>
    </message>
    <message>
        <source>Like words…</source>
        <translation>Like words…</translation>
    </message>
    <message>
        <source>Matches do not depend on it; how sure the model says it is does.</source>
        <translation>Matches do not depend on it; how sure the model says it is does.</translation>
    </message>
    <message>
        <source>Number of matches</source>
        <translation>Number of matches</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Search &amp;in</source>
        <translation>Search &amp;in</translation>
    </message>
    <message>
        <source>Show or hide the options</source>
        <translation>Show or hide the options</translation>
    </message>
    <message>
        <source>Unlike</source>
        <translation>Unlike</translation>
    </message>
    <message>
        <source>Unlike a place on the map</source>
        <translation>Unlike a place on the map</translation>
    </message>
    <message>
        <source>Unlike an image…</source>
        <translation>Unlike an image…</translation>
    </message>
    <message>
        <source>Unlike words</source>
        <translation>Unlike words</translation>
    </message>
    <message>
        <source>Unlike words…</source>
        <translation>Unlike words…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>What are you looking for?</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>What to look for</translation>
    </message>
    <message>
        <source>Words in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian: “a harbour with ships”, “一个停车场”, “лес у реки”</source>
        <translation>Words in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian: “a harbour with ships”, “一个停车场”, “лес у реки”</translation>
    </message>
    <message>
        <source>Words:</source>
        <translation>Words:</translation>
    </message>
</context>
<context>
    <name>SearchLayers</name>
    <message>
        <source>Save the project in a folder of your own, or choose a folder for outputs in the settings.</source>
        <translation>Save the project in a folder of your own, or choose a folder for outputs in the settings.</translation>
    </message>
    <message>
        <source>Search: {}</source>
        <translation>Search: {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be made.</source>
        <translation>The folder {} cannot be made.</translation>
    </message>
</context>
<context>
    <name>SearchLocatorFilter</name>
    <message>
        <source>Search images by words (RsPlugins)</source>
        <translation>Search images by words (RsPlugins)</translation>
    </message>
    <message>
        <source>Search images for “{}”</source>
        <translation>Search images for “{}”</translation>
    </message>
</context>
<context>
    <name>SearchTab</name>
    <message>
        <source>1 match</source>
        <translation>1 match</translation>
    </message>
    <message>
        <source>Add its raster to the project</source>
        <translation>Add its raster to the project</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>Index to search</source>
        <translation>Index to search</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indexes</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>Less like this</translation>
    </message>
    <message>
        <source>Make one of your rasters on the page Indexes.</source>
        <translation>Make one of your rasters on the page Indexes.</translation>
    </message>
    <message>
        <source>Make, add or update indexes</source>
        <translation>Make, add or update indexes</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>More like this</translation>
    </message>
    <message>
        <source>No index yet</source>
        <translation>No index yet</translation>
    </message>
    <message>
        <source>Nothing found: no tile of the index lies there.</source>
        <translation>Nothing found: no tile of the index lies there.</translation>
    </message>
    <message>
        <source>Open the picture</source>
        <translation>Open the picture</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Show on the map</translation>
    </message>
    <message>
        <source>Shows on the map which parts of the matches are most like what you look for.</source>
        <translation>Shows on the map which parts of the matches are most like what you look for.</translation>
    </message>
    <message>
        <source>There is no index to search yet.</source>
        <translation>There is no index to search yet.</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>There is nothing to look for.</translation>
    </message>
    <message>
        <source>Tiles searched: {}</source>
        <translation>Tiles searched: {}</translation>
    </message>
    <message>
        <source>Where in the tile</source>
        <translation>Where in the tile</translation>
    </message>
    <message>
        <source>Write what you look for, or give an example.</source>
        <translation>Write what you look for, or give an example.</translation>
    </message>
    <message>
        <source>match {} of {}</source>
        <translation>match {} of {}</translation>
    </message>
    <message>
        <source>{} has no place on the map: its raster names no CRS.</source>
        <translation>{} has no place on the map: its raster names no CRS.</translation>
    </message>
    <message>
        <source>{} matches</source>
        <translation>{} matches</translation>
    </message>
</context>
<context>
    <name>VectorInput</name>
    <message>
        <source>Save it as a GeoPackage first.</source>
        <translation>Save it as a GeoPackage first.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported: {reason}</source>
        <translation>The layer "{name}" could not be exported: {reason}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>An index of your rasters</source>
        <translation>An index of your rasters</translation>
    </message>
    <message>
        <source>Choose program…</source>
        <translation>Choose program…</translation>
    </message>
    <message>
        <source>Everything runs on this computer. No account, no network: nothing you search or index leaves it.</source>
        <translation>Everything runs on this computer. No account, no network: nothing you search or index leaves it.</translation>
    </message>
    <message>
        <source>Go to the search</source>
        <translation>Go to the search</translation>
    </message>
    <message>
        <source>It is here, starts by itself when it is needed, and ends when nobody uses it.</source>
        <translation>It is here, starts by itself when it is needed, and ends when nobody uses it.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>New index…</translation>
    </message>
    <message>
        <source>One index can be searched.</source>
        <translation>One index can be searched.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Open…</translation>
    </message>
    <message>
        <source>Running: {}.</source>
        <translation>Running: {}.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Search images by words in three steps</source>
        <translation>Search images by words in three steps</translation>
    </message>
    <message>
        <source>Start it now</source>
        <translation>Start it now</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>The host</translation>
    </message>
    <message>
        <source>The host looks once at every tile of the rasters that you name and keeps what it saw in a GeoPackage. The Jobs page shows how far it is; searches then take less than a second.</source>
        <translation>The host looks once at every tile of the rasters that you name and keeps what it saw in a GeoPackage. The Jobs page shows how far it is; searches then take less than a second.</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>The program rsplugins</translation>
    </message>
    <message>
        <source>The tools run in a program of its own, which is not here yet. Three ways to get it:
• the RsPlugins installer of your system;
• the portable folder, unpacked anywhere, also from a USB stick: choose its program below;
• a build of the source: dotnet build host -c Release.
None of them changes the Python of QGIS.</source>
        <translation>The tools run in a program of its own, which is not here yet. Three ways to get it:
• the RsPlugins installer of your system;
• the portable folder, unpacked anywhere, also from a USB stick: choose its program below;
• a build of the source: dotnet build host -c Release.
None of them changes the Python of QGIS.</translation>
    </message>
    <message>
        <source>Write what you look for in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian, or click a place on the map to find more like it. Matches come as pictures and as a layer.</source>
        <translation>Write what you look for in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian, or click a place on the map to find more like it. Matches come as pictures and as a layer.</translation>
    </message>
    <message>
        <source>{} indexes can be searched.</source>
        <translation>{} indexes can be searched.</translation>
    </message>
</context>
</TS>
