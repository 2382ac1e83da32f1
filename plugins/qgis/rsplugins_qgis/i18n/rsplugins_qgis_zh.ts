<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>AreaChoice</name>
    <message>
        <source>Choose a layer, or search the whole index.</source>
        <translation>请选择一个图层，或搜索整个索引。</translation>
    </message>
    <message>
        <source>Drag a rectangle on the map.</source>
        <translation>请在地图上拖出一个矩形。</translation>
    </message>
    <message>
        <source>Drag one on the map, or search the whole index.</source>
        <translation>请在地图上拖出一个矩形，或搜索整个索引。</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Drawn rectangle</source>
        <translation>绘制的矩形</translation>
    </message>
    <message>
        <source>Extent of layer</source>
        <translation>图层范围</translation>
    </message>
    <message>
        <source>Layer that says where to search</source>
        <translation>指定搜索位置的图层</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>地图视图</translation>
    </message>
    <message>
        <source>No layer says where to search.</source>
        <translation>没有图层指定搜索位置。</translation>
    </message>
    <message>
        <source>No rectangle was drawn yet.</source>
        <translation>还没有绘制矩形。</translation>
    </message>
    <message>
        <source>Polygons of layer</source>
        <translation>图层的多边形</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>搜索位置</translation>
    </message>
    <message>
        <source>Whole index</source>
        <translation>整个索引</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>{}: no figures yet</source>
        <translation>{}：尚无数值</translation>
    </message>
    <message>
        <source>{}: {} at the start, {} now</source>
        <translation>{}：起始 {}，现在 {}</translation>
    </message>
</context>
<context>
    <name>DeviceLine</name>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>释放内存</translation>
    </message>
    <message>
        <source>Free memory: closes the models that nobody uses, on the graphics card too</source>
        <translation>释放内存：关闭没人使用的模型，包括显卡上的</translation>
    </message>
    <message>
        <source>Host not running</source>
        <translation>主机未运行</translation>
    </message>
    <message>
        <source>Host ready</source>
        <translation>主机就绪</translation>
    </message>
    <message>
        <source>Host {} on {}</source>
        <translation>主机 {}，运行于 {}</translation>
    </message>
    <message>
        <source>It starts with the first search.</source>
        <translation>首次搜索时启动。</translation>
    </message>
    <message>
        <source>Memory freed: {} MB</source>
        <translation>已释放内存：{} MB</translation>
    </message>
    <message>
        <source>Memory: {} MB, of which models {} MB</source>
        <translation>内存：{} MB，其中模型 {} MB</translation>
    </message>
    <message>
        <source>running: {}</source>
        <translation>运行中：{}</translation>
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
        <translation>Delete 键移除示例；空格键把它变为反例，再按变回。</translation>
    </message>
    <message>
        <source>Examples and counter-examples</source>
        <translation>示例和反例</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>像这样</translation>
    </message>
    <message>
        <source>Like {}</source>
        <translation>像 {}</translation>
    </message>
    <message>
        <source>Make it a counter-example</source>
        <translation>设为反例</translation>
    </message>
    <message>
        <source>Make it an example</source>
        <translation>设为示例</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>Unlike this</source>
        <translation>不像这样</translation>
    </message>
    <message>
        <source>Unlike {}</source>
        <translation>不像 {}</translation>
    </message>
</context>
<context>
    <name>ExportParameters</name>
    <message>
        <source>Area of a layer that is no file</source>
        <translation>非文件图层的区域</translation>
    </message>
    <message>
        <source>Go on though parts of a web map are transparent, because they are meant to be so. Otherwise that is an error: most often tiles did not come.</source>
        <translation>网络地图的某些部分是透明的，如果本应如此，则继续。否则视为错误：多半是有瓦片没有取到。</translation>
    </message>
    <message>
        <source>Metres on the ground a pixel of the export has. When empty the layer's own pixels, or 2048 along the longer side of a web map.</source>
        <translation>导出的每个像素对应的地面米数。留空时使用图层自身的像素，网络地图则长边取 2048 个像素。</translation>
    </message>
    <message>
        <source>Resolution of a layer that is no file (m)</source>
        <translation>非文件图层的分辨率（米）</translation>
    </message>
    <message>
        <source>Take a layer that has holes</source>
        <translation>接受有空洞的图层</translation>
    </message>
    <message>
        <source>Web maps, virtual layers and others that are no file are exported for the tool: this part of them. All of the layer when empty.</source>
        <translation>网络地图、虚拟图层等不是文件的图层会为工具导出：这里指定导出的部分。留空时导出整个图层。</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>A file is damaged.</source>
        <translation>文件已损坏。</translation>
    </message>
    <message>
        <source>A file or folder is missing.</source>
        <translation>缺少文件或文件夹。</translation>
    </message>
    <message>
        <source>A file or folder may not be read or written.</source>
        <translation>无权读取或写入文件或文件夹。</translation>
    </message>
    <message>
        <source>A plugin of the host did not answer in time.</source>
        <translation>主机的一个插件没有及时响应。</translation>
    </message>
    <message>
        <source>A plugin of the host does not work.</source>
        <translation>主机的一个插件无法工作。</translation>
    </message>
    <message>
        <source>A plugin of the host ended unexpectedly.</source>
        <translation>主机的一个插件意外结束。</translation>
    </message>
    <message>
        <source>A value does not fit.</source>
        <translation>有一个值不合适。</translation>
    </message>
    <message>
        <source>Bring it again from where it came.</source>
        <translation>请从来源处重新获取。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Change it and run it again.</source>
        <translation>请修改后重新运行。</translation>
    </message>
    <message>
        <source>Change them in the file of the configuration.</source>
        <translation>请在配置文件中修改。</translation>
    </message>
    <message>
        <source>Check address and token in Settings &gt; Options &gt; RsPlugins, and whether it runs.</source>
        <translation>请在 设置 &gt; 选项 &gt; RsPlugins 中检查地址和令牌，并确认它正在运行。</translation>
    </message>
    <message>
        <source>Check its permissions, and whether another program has it open.</source>
        <translation>请检查权限，以及是否有其他程序打开了它。</translation>
    </message>
    <message>
        <source>Check the network, or install the model from a folder or an archive.</source>
        <translation>请检查网络，或从文件夹或压缩包安装模型。</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>Check the token in Settings &gt; Options &gt; RsPlugins, or ask whoever runs the host.</source>
        <translation>请在 设置 &gt; 选项 &gt; RsPlugins 中检查令牌，或询问主机的管理者。</translation>
    </message>
    <message>
        <source>Check their names and the file that they stand in.</source>
        <translation>请检查类别名称及其所在的文件。</translation>
    </message>
    <message>
        <source>Choose Refresh tools in the menu Raster &gt; RsPlugins.</source>
        <translation>请在菜单 栅格 &gt; RsPlugins 中选择“刷新工具”。</translation>
    </message>
    <message>
        <source>Choose another folder, or ask whoever runs the host.</source>
        <translation>请选择其他文件夹，或询问主机的管理者。</translation>
    </message>
    <message>
        <source>Choose the certificate of its authority in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>请在 设置 &gt; 选项 &gt; RsPlugins 中选择其颁发机构的证书。</translation>
    </message>
    <message>
        <source>Choose the model of the index, or index its rasters by this one.</source>
        <translation>请选择该索引的模型，或用此模型索引其栅格。</translation>
    </message>
    <message>
        <source>Give it a CRS and an extent first.</source>
        <translation>请先为它设定坐标系和范围。</translation>
    </message>
    <message>
        <source>Give large data as files.</source>
        <translation>请以文件形式提供大量数据。</translation>
    </message>
    <message>
        <source>If it happens again, open Raster &gt; RsPlugins &gt; Diagnostics report and give it to whoever helps you.</source>
        <translation>如果再次发生，请打开 栅格 &gt; RsPlugins &gt; 诊断报告，并交给帮助您的人。</translation>
    </message>
    <message>
        <source>Install it on the page Models of the panel, or choose another.</source>
        <translation>请在面板的“模型”页安装它，或选择其他模型。</translation>
    </message>
    <message>
        <source>Install the model again.</source>
        <translation>请重新安装模型。</translation>
    </message>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>请安装最新版的 RsPlugins。</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>您的下一步操作会再次启动它。</translation>
    </message>
    <message>
        <source>It may have run out of memory: close other programs or choose a smaller area, and run it again.</source>
        <translation>可能是内存不足：请关闭其他程序或选择更小的区域，然后重新运行。</translation>
    </message>
    <message>
        <source>Look at the page Jobs of the panel.</source>
        <translation>请查看面板的“作业”页。</translation>
    </message>
    <message>
        <source>Make room, or choose another folder.</source>
        <translation>请腾出空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Make the index anew, or choose another file.</source>
        <translation>请重新建立索引，或选择其他文件。</translation>
    </message>
    <message>
        <source>Resume it on the page Jobs of the panel.</source>
        <translation>请在面板的“作业”页继续它。</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF, and try again.</source>
        <translation>请将其另存为 GeoTIFF，然后重试。</translation>
    </message>
    <message>
        <source>Something went wrong that nobody expected.</source>
        <translation>发生了意料之外的错误。</translation>
    </message>
    <message>
        <source>Switch it on: rsplugins plugins enable.</source>
        <translation>请启用它：rsplugins plugins enable。</translation>
    </message>
    <message>
        <source>The certificate of the host cannot be trusted.</source>
        <translation>无法信任主机的证书。</translation>
    </message>
    <message>
        <source>The classes cannot be used.</source>
        <translation>这些类别无法使用。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>The files of the model are damaged.</source>
        <translation>模型文件已损坏。</translation>
    </message>
    <message>
        <source>The host and this plugin are of different releases.</source>
        <translation>主机与此插件的版本不一致。</translation>
    </message>
    <message>
        <source>The host cannot be reached.</source>
        <translation>无法连接主机。</translation>
    </message>
    <message>
        <source>The host did not answer in time.</source>
        <translation>主机没有及时响应。</translation>
    </message>
    <message>
        <source>The host does not have this tool.</source>
        <translation>主机没有此工具。</translation>
    </message>
    <message>
        <source>The host does not serve this folder.</source>
        <translation>主机不提供此文件夹。</translation>
    </message>
    <message>
        <source>The host has ended.</source>
        <translation>主机已结束。</translation>
    </message>
    <message>
        <source>The host refuses this.</source>
        <translation>主机拒绝了此操作。</translation>
    </message>
    <message>
        <source>The index is in use.</source>
        <translation>索引正在使用中。</translation>
    </message>
    <message>
        <source>The index was made by another model.</source>
        <translation>该索引是由另一个模型建立的。</translation>
    </message>
    <message>
        <source>The job cannot be found any more, or is in another state.</source>
        <translation>该作业已不存在，或处于其他状态。</translation>
    </message>
    <message>
        <source>The job was interrupted.</source>
        <translation>作业被中断。</translation>
    </message>
    <message>
        <source>The model could not be fetched.</source>
        <translation>无法获取模型。</translation>
    </message>
    <message>
        <source>The model is in use.</source>
        <translation>模型正在使用中。</translation>
    </message>
    <message>
        <source>The model is not installed.</source>
        <translation>模型未安装。</translation>
    </message>
    <message>
        <source>The raster cannot be read.</source>
        <translation>无法读取栅格。</translation>
    </message>
    <message>
        <source>The raster has no place on the map.</source>
        <translation>栅格在地图上没有位置。</translation>
    </message>
    <message>
        <source>The settings of the training do not fit.</source>
        <translation>训练设置不合适。</translation>
    </message>
    <message>
        <source>This file is no index that can be searched.</source>
        <translation>此文件不是可搜索的索引。</translation>
    </message>
    <message>
        <source>This is too much for one message.</source>
        <translation>这对一条消息来说太大了。</translation>
    </message>
    <message>
        <source>This plugin of the host is switched off.</source>
        <translation>主机的此插件已停用。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Wait until the other work is done, or cancel it.</source>
        <translation>请等待其他工作完成，或取消它。</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>A host on another computer</source>
        <translation>另一台计算机上的主机</translation>
    </message>
    <message>
        <source>After a plugin of the host was added or removed, choose Raster &gt; RsPlugins &gt; Refresh tools.</source>
        <translation>添加或移除主机的插件之后，请选择 栅格 &gt; RsPlugins &gt; 刷新工具。</translation>
    </message>
    <message>
        <source>Beside the project, or into the folder that the settings name. Save the project first: what lies in a temporary folder is gone when QGIS is closed.</source>
        <translation>保存在项目旁边，或设置中指定的文件夹。请先保存项目：临时文件夹中的内容在 QGIS 关闭后就没有了。</translation>
    </message>
    <message>
        <source>Every message says what to do. If that does not help, open Raster &gt; RsPlugins &gt; Diagnostics report, read it, and give it to whoever helps you.</source>
        <translation>每条消息都会说明该怎么做。如果没有帮助，请打开 栅格 &gt; RsPlugins &gt; 诊断报告，阅读后交给帮助您的人。</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Layers that are no files</source>
        <translation>不是文件的图层</translation>
    </message>
    <message>
        <source>New plugins</source>
        <translation>新插件</translation>
    </message>
    <message>
        <source>Open Processing &gt; Toolbox and look under RsPlugins. Every tool runs there, in batches, in models and in scripts. Progress and Cancel work as with any other tool, and QGIS stays usable meanwhile.</source>
        <translation>打开 数据处理 &gt; 工具箱，在 RsPlugins 下查找。每个工具都可以在那里运行，也可以批量运行、用于模型和脚本。进度和取消与其他工具一样，同时 QGIS 仍可使用。</translation>
    </message>
    <message>
        <source>Open the panel with Raster &gt; RsPlugins &gt; Search by words. Make an index of your images once; then write what you look for, in any of ten languages, and click a match to see it on the map.</source>
        <translation>用 栅格 &gt; RsPlugins &gt; 用文字搜索 打开面板。先为您的图像建立一次索引；然后用十种语言中的任意一种写下要找的内容，点击结果即可在地图上看到它。</translation>
    </message>
    <message>
        <source>RsPlugins: help</source>
        <translation>RsPlugins：帮助</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>用文字搜索</translation>
    </message>
    <message>
        <source>Settings &gt; Options &gt; RsPlugins also takes the address and the token of a host on a computer with more memory or a graphics card. The connection is encrypted.</source>
        <translation>在 设置 &gt; 选项 &gt; RsPlugins 中还可以填写另一台主机的地址和令牌，那台计算机可以有更多内存或显卡。连接是加密的。</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>The tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>The work is done by the program rsplugins, outside QGIS. It starts by itself and ends when nobody uses it. If it is not found, choose it in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>工作由 QGIS 之外的程序 rsplugins 完成。它会自动启动，无人使用时自动结束。如果找不到它，请在 设置 &gt; 选项 &gt; RsPlugins 中选择。</translation>
    </message>
    <message>
        <source>Web maps and layers in memory are exported first, for the extent and the pixel size that you choose. If tiles are missing, you are told.</source>
        <translation>网络地图和内存中的图层会先按您选择的范围和像素大小导出。如果缺少瓦片，会告诉您。</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>出现问题时</translation>
    </message>
    <message>
        <source>Where results go</source>
        <translation>结果存放在哪里</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>No picture</source>
        <translation>无图片</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>Confidence: {:.0f} %</source>
        <translation>置信度：{:.0f} %</translation>
    </message>
    <message>
        <source>Cosine to the query: {:.3f}</source>
        <translation>与查询的余弦：{:.3f}</translation>
    </message>
    <message>
        <source>Match {}: {}, score {}</source>
        <translation>结果 {}：{}，得分 {}</translation>
    </message>
</context>
<context>
    <name>HostLocation</name>
    <message>
        <source>Install RsPlugins, or choose its program in Settings &gt; Options &gt; RsPlugins (or name it in the environment variable RSPLUGINS_HOST).</source>
        <translation>请安装 RsPlugins，或在 设置 &gt; 选项 &gt; RsPlugins 中选择其程序（也可用环境变量 RSPLUGINS_HOST 指定）。</translation>
    </message>
    <message>
        <source>The program of RsPlugins was not found on this computer.</source>
        <translation>在这台计算机上没有找到 RsPlugins 的程序。</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the environment variable RSPLUGINS_HOST names.</source>
        <translation>环境变量 RSPLUGINS_HOST 指定的程序“{program}”不存在。</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the settings name.</source>
        <translation>设置中指定的程序“{program}”不存在。</translation>
    </message>
</context>
<context>
    <name>HostSession</name>
    <message>
        <source>Load it again in the list of plugins.</source>
        <translation>请在插件列表中重新加载它。</translation>
    </message>
    <message>
        <source>RsPlugins was unloaded.</source>
        <translation>RsPlugins 已被卸载。</translation>
    </message>
</context>
<context>
    <name>HostSettings</name>
    <message>
        <source>The token of the remote host could not be read from QGIS's authentication store.</source>
        <translation>无法从 QGIS 的认证存储中读取远程主机的令牌。</translation>
    </message>
    <message>
        <source>Write it again in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>请在 设置 &gt; 选项 &gt; RsPlugins 中重新填写。</translation>
    </message>
</context>
<context>
    <name>HostVersion</name>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>请安装最新版的 RsPlugins。</translation>
    </message>
    <message>
        <source>The host has version {version}; this plugin needs {minimum} or newer.</source>
        <translation>主机的版本是 {version}；此插件需要 {minimum} 或更新的版本。</translation>
    </message>
</context>
<context>
    <name>IndexDialog</name>
    <message>
        <source>&amp;Index file</source>
        <translation>索引文件(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Pixel size (m)</source>
        <translation>像元大小(&amp;P)（米）</translation>
    </message>
    <message>
        <source>&amp;Rasters and folders whose tiles can be searched:</source>
        <translation>可搜索其图块的栅格和文件夹(&amp;R)：</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Add rasters to the index</source>
        <translation>向索引添加栅格</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>默认模型</translation>
    </message>
    <message>
        <source>Folder to index, with all below it</source>
        <translation>要建立索引的文件夹（包括其下所有内容）</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>How much there is to index</source>
        <translation>要索引的数据量</translation>
    </message>
    <message>
        <source>Layers that are no file</source>
        <translation>不是文件的图层</translation>
    </message>
    <message>
        <source>Make the index</source>
        <translation>建立索引</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>地图视图</translation>
    </message>
    <message>
        <source>New index</source>
        <translation>新建索引</translation>
    </message>
    <message>
        <source>Part to &amp;export</source>
        <translation>要导出的部分(&amp;E)</translation>
    </message>
    <message>
        <source>Rasters to index</source>
        <translation>要建立索引的栅格</translation>
    </message>
    <message>
        <source>The model of the index</source>
        <translation>索引的模型</translation>
    </message>
    <message>
        <source>This layer is no file. A part of it is exported into the folder “layers” beside the index, and stays there.</source>
        <translation>此图层不是文件。它的一部分会导出到索引旁的“layers”文件夹，并保留在那里。</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>整个图层</translation>
    </message>
    <message>
        <source>the layer's own</source>
        <translation>图层自身的</translation>
    </message>
</context>
<context>
    <name>IndexEstimate</name>
    <message>
        <source>About {} at the pace of the last index.</source>
        <translation>按上一个索引的速度约需 {}。</translation>
    </message>
    <message>
        <source>How long it takes is known after the first index.</source>
        <translation>所需时间在第一个索引之后才知道。</translation>
    </message>
    <message>
        <source>Rasters: more than {}, million pixels: more than {}</source>
        <translation>栅格：超过 {}，百万像元：超过 {}</translation>
    </message>
    <message>
        <source>Rasters: {}, million pixels: {}</source>
        <translation>栅格：{}，百万像元：{}</translation>
    </message>
</context>
<context>
    <name>IndexSources</name>
    <message>
        <source>Choose another place for the index.</source>
        <translation>请为索引选择其他位置。</translation>
    </message>
    <message>
        <source>Exporting {}</source>
        <translation>正在导出 {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be written to.</source>
        <translation>无法写入文件夹 {}。</translation>
    </message>
</context>
<context>
    <name>IndexTab</name>
    <message>
        <source>Add rasters…</source>
        <translation>添加栅格…</translation>
    </message>
    <message>
        <source>Adds an index that was made before</source>
        <translation>添加以前建立的索引</translation>
    </message>
    <message>
        <source>An index needs at least one raster. Take it off the list, or delete its file.</source>
        <translation>索引至少需要一个栅格。请将它移出列表，或删除其文件。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Cancelled. Update goes on where it was.</source>
        <translation>已取消。“更新”会从中断处继续。</translation>
    </message>
    <message>
        <source>Changed {}</source>
        <translation>更改于 {}</translation>
    </message>
    <message>
        <source>Check whether another program has it open.</source>
        <translation>请检查是否有其他程序打开了它。</translation>
    </message>
    <message>
        <source>Delete index</source>
        <translation>删除索引</translation>
    </message>
    <message>
        <source>Delete the file…</source>
        <translation>删除文件…</translation>
    </message>
    <message>
        <source>Delete {}? The rasters stay.</source>
        <translation>删除 {}？栅格会保留。</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Indexes and their rasters</source>
        <translation>索引及其栅格</translation>
    </message>
    <message>
        <source>Looks through the rasters again: those that changed are indexed anew, those that are gone are removed.</source>
        <translation>重新检查栅格：有变化的重新建立索引，已不存在的移除。</translation>
    </message>
    <message>
        <source>Model, date</source>
        <translation>模型、日期</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>新建索引…</translation>
    </message>
    <message>
        <source>No index is selected</source>
        <translation>未选择索引</translation>
    </message>
    <message>
        <source>Open an index</source>
        <translation>打开索引</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Rasters: {}</source>
        <translation>栅格：{}</translation>
    </message>
    <message>
        <source>Remove this raster from the index</source>
        <translation>从索引中移除此栅格</translation>
    </message>
    <message>
        <source>Search this index</source>
        <translation>搜索此索引</translation>
    </message>
    <message>
        <source>Show its tiles on the map</source>
        <translation>在地图上显示其图块</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>移出此列表</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>图块</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>等待中…</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>此后有变化</translation>
    </message>
    <message>
        <source>file is gone</source>
        <translation>文件已不存在</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>{} cannot be deleted: {}</source>
        <translation>无法删除 {}：{}</translation>
    </message>
    <message>
        <source>{} is ready to be searched.</source>
        <translation>{} 可以搜索了。</translation>
    </message>
</context>
<context>
    <name>JobsTab</name>
    <message>
        <source>Also short calls</source>
        <translation>也显示短时调用</translation>
    </message>
    <message>
        <source>Also shows searches and other calls that somebody waited for and that went well.</source>
        <translation>也显示有人等待且已顺利完成的搜索和其他调用。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Figure to show</source>
        <translation>要显示的指标</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Opens the form of the training; its progress is shown here.</source>
        <translation>打开训练的表单；其进度显示在这里。</translation>
    </message>
    <message>
        <source>Opens the form that makes training data of a raster and a layer of labels.</source>
        <translation>打开用栅格和标签图层制作训练数据的表单。</translation>
    </message>
    <message>
        <source>Processing does not show this tool. Choose Refresh tools in the menu Raster ▸ RsPlugins.</source>
        <translation>处理框架没有显示此工具。请在菜单 栅格 ▸ RsPlugins 中选择“刷新工具”。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Train a model…</source>
        <translation>训练模型…</translation>
    </message>
    <message>
        <source>Training data…</source>
        <translation>训练数据…</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>剩余 {}</translation>
    </message>
    <message>
        <source>{} of {} {}</source>
        <translation>{} / {} {}</translation>
    </message>
    <message>
        <source>{} {} a second</source>
        <translation>每秒 {} {}</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>您的下一步操作会再次启动它。</translation>
    </message>
</context>
<context>
    <name>ModelsTab</name>
    <message>
        <source>About {}</source>
        <translation>约 {}</translation>
    </message>
    <message>
        <source>Archive with a model</source>
        <translation>含模型的压缩包</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>Brings a model from this computer, or one of those below that can be had.</source>
        <translation>从本机带来模型，或获取下面可用的模型之一。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Fetch a model</source>
        <translation>获取模型</translation>
    </message>
    <message>
        <source>Fetch {} over the network?</source>
        <translation>通过网络获取 {}？</translation>
    </message>
    <message>
        <source>Folder with a model</source>
        <translation>含模型的文件夹</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>从文件夹…</translation>
    </message>
    <message>
        <source>From an archive…</source>
        <translation>从压缩包…</translation>
    </message>
    <message>
        <source>From: {}</source>
        <translation>来源：{}</translation>
    </message>
    <message>
        <source>In memory: {}</source>
        <translation>内存中：{}</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Languages: {}</source>
        <translation>语言：{}</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>许可：{}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Over the network</source>
        <translation>通过网络</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>移除模型</translation>
    </message>
    <message>
        <source>Remove {}? Indexes that were made by it cannot be searched then.</source>
        <translation>移除 {}？由它建立的索引将无法再搜索。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>等待中…</translation>
    </message>
    <message>
        <source>can be had</source>
        <translation>可获取</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>{} is installed: a new index can be made by it, and every tool takes it.</source>
        <translation>{} 已安装：可用它建立新索引，所有工具都可使用它。</translation>
    </message>
    <message>
        <source>{} was removed.</source>
        <translation>已移除 {}。</translation>
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
        <translation> 天</translation>
    </message>
    <message>
        <source> million pixels</source>
        <translation> 百万像素</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>All searches at most</source>
        <translation>所有搜索最多</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>项目旁边</translation>
    </message>
    <message>
        <source>Certificate of the authority</source>
        <translation>证书颁发机构的证书</translation>
    </message>
    <message>
        <source>Connected: the host has version {}.</source>
        <translation>已连接：主机的版本是 {}。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Diagnostics report…</source>
        <translation>诊断报告…</translation>
    </message>
    <message>
        <source>Folder for outputs</source>
        <translation>输出文件夹</translation>
    </message>
    <message>
        <source>Folder to add</source>
        <translation>要添加的文件夹</translation>
    </message>
    <message>
        <source>Folders with further plugins of the host</source>
        <translation>主机其他插件所在的文件夹</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>已找到：{}</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>这台计算机上的主机</translation>
    </message>
    <message>
        <source>How long the files of searches are kept that no project shows</source>
        <translation>没有项目显示的搜索文件保留多久</translation>
    </message>
    <message>
        <source>Keep searches</source>
        <translation>保留搜索</translation>
    </message>
    <message>
        <source>Largest export of a layer that is no file</source>
        <translation>非文件图层的最大导出量</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Plugin folders</source>
        <translation>插件文件夹</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>测试结果</translation>
    </message>
    <message>
        <source>Stored; write another to replace it</source>
        <translation>已保存；填写新的即可替换</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>The most that the files of all searches in a folder may take; the oldest go first</source>
        <translation>一个文件夹中所有搜索文件可占用的最大空间；最旧的先删除</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>程序 rsplugins</translation>
    </message>
    <message>
        <source>The token is kept in the authentication store of QGIS, which asks for its master password. Whoever runs the host has the token, and the certificate where its authority is not one that this computer knows.</source>
        <translation>令牌保存在 QGIS 的认证存储中，它会询问主密码。运行主机的人持有令牌；如果这台计算机不认识其证书颁发机构，他也持有证书。</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Use a host on another computer</source>
        <translation>使用另一台计算机上的主机</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>First steps</source>
        <translation>入门步骤</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>PanelContext</name>
    <message>
        <source>Install the newest RsPlugins, or a plugin with such a tool.</source>
        <translation>请安装最新版的 RsPlugins，或带有此类工具的插件。</translation>
    </message>
    <message>
        <source>No plugin of the host can do that.</source>
        <translation>主机没有能做这件事的插件。</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>place {}, {}</source>
        <translation>位置 {}, {}</translation>
    </message>
</context>
<context>
    <name>RasterInput</name>
    <message>
        <source>"{name}" is no file, and this area of it would be {size} million pixels.</source>
        <translation>“{name}”不是文件，这个区域将有 {size} 百万像素。</translation>
    </message>
    <message>
        <source>Check that it can be drawn, and that the disk is not full.</source>
        <translation>请检查它能否绘制，以及磁盘是否已满。</translation>
    </message>
    <message>
        <source>Check the connection and whether the layer covers the area; a layer that is meant to have holes can be taken with them.</source>
        <translation>请检查连接，以及图层是否覆盖该区域；本应有空洞的图层可以连同空洞一起使用。</translation>
    </message>
    <message>
        <source>Choose a smaller area, or a coarser resolution.</source>
        <translation>请选择较小的区域，或较粗的分辨率。</translation>
    </message>
    <message>
        <source>Choose an area that the layer covers.</source>
        <translation>请选择图层覆盖的区域。</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF first.</source>
        <translation>请先将它保存为 GeoTIFF。</translation>
    </message>
    <message>
        <source>The area does not meet the layer "{name}".</source>
        <translation>该区域不与图层“{name}”相交。</translation>
    </message>
    <message>
        <source>The layer "{name}" cannot be exported.</source>
        <translation>图层“{name}”不能导出。</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported.</source>
        <translation>图层“{name}”导出失败。</translation>
    </message>
    <message>
        <source>{percent} % of the area of "{name}" did not come: tiles are missing, or there is nothing there.</source>
        <translation>“{name}”的区域有 {percent} % 没有取到：缺少瓦片，或那里没有内容。</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Asking the host…</source>
        <translation>正在询问主机…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Diagnostics report</source>
        <translation>诊断报告</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Versions, the state of the host, settings and the last lines of its log. Passwords, tokens, paths and names are taken out. Nothing is sent anywhere: copy it to whoever helps you.</source>
        <translation>版本、主机状态、设置和日志的最后几行。密码、令牌、路径和名称均已去除。不会发送任何内容：请复制给帮助您的人。</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Matches</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>RsPlugins</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Run it again: the host is started anew. If it ends again, look into its log.</source>
        <translation>请再运行一次：主机会重新启动。如果它再次结束，请查看其日志。</translation>
    </message>
    <message>
        <source>The export stays, because what the tool writes refers to it: {path}</source>
        <translation>导出的文件会保留，因为工具写入的内容引用了它：{path}</translation>
    </message>
    <message>
        <source>The layer "{name}" is no file: {what} were exported.</source>
        <translation>图层“{name}”不是文件：已导出 {what}。</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>{title} is no JSON: {reason}</source>
        <translation>{title} 不是 JSON：{reason}</translation>
    </message>
    <message>
        <source>{title}: QGIS's authentication store has no such entry.</source>
        <translation>{title}：QGIS 的认证存储中没有此条目。</translation>
    </message>
    <message>
        <source>{title}: give numbers of bands, such as 4,3,2.</source>
        <translation>{title}：请给出波段编号，例如 4,3,2。</translation>
    </message>
    <message>
        <source>{title}: neither the area nor the project has a CRS. Give the project one, or write it behind the area: 1,2,3,4 [EPSG:4326].</source>
        <translation>{title}：该区域和项目都没有坐标参照系。请为项目设置一个，或写在区域之后：1,2,3,4 [EPSG:4326]。</translation>
    </message>
    <message>
        <source>{title}: the folder {path} cannot be made: {reason}</source>
        <translation>{title}：无法创建文件夹 {path}：{reason}</translation>
    </message>
    <message>
        <source>{title}: the tool writes {ending} files. Give the path that ending.</source>
        <translation>{title}：该工具写入 {ending} 文件。请给路径加上此扩展名。</translation>
    </message>
    <message>
        <source>{title}: these cannot be read: {names}</source>
        <translation>{title}：无法读取：{names}</translation>
    </message>
    <message>
        <source>{title}: tools write files, not tables of a database. Give the path of a file.</source>
        <translation>{title}：工具写入文件，而不是数据库的表。请给出文件路径。</translation>
    </message>
</context>
<context>
    <name>RsPluginsPlugin</name>
    <message>
        <source>Diagnostics report…</source>
        <translation>诊断报告…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Refresh tools</source>
        <translation>刷新工具</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
</context>
<context>
    <name>RsPluginsProvider</name>
    <message>
        <source>{path} was left out: {reason}.</source>
        <translation>{path} 被略过：{reason}。</translation>
    </message>
</context>
<context>
    <name>RsPluginsTokens</name>
    <message>
        <source>RsPlugins: token of the remote host</source>
        <translation>RsPlugins：远程主机的令牌</translation>
    </message>
    <message>
        <source>Start QGIS with the environment variable RSPLUGINS_TOKEN instead.</source>
        <translation>请改用环境变量 RSPLUGINS_TOKEN 启动 QGIS。</translation>
    </message>
    <message>
        <source>The authentication store of QGIS is switched off, so the token cannot be kept.</source>
        <translation>QGIS 的认证存储已关闭，因此无法保存令牌。</translation>
    </message>
    <message>
        <source>The token was not stored: the authentication store of QGIS was not opened.</source>
        <translation>令牌没有保存：QGIS 的认证存储没有打开。</translation>
    </message>
    <message>
        <source>Try again, and give the master password of QGIS when it asks for it.</source>
        <translation>请再试一次，并在 QGIS 询问时输入其主密码。</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Where in the tile</source>
        <translation>在图块中的位置</translation>
    </message>
</context>
<context>
    <name>SearchArea</name>
    <message>
        <source>Choose a smaller area, or another CRS for the project.</source>
        <translation>请选择较小的区域，或为项目选择另一个坐标参照系。</translation>
    </message>
    <message>
        <source>Choose another layer, or select polygons in it.</source>
        <translation>请选择另一个图层，或在其中选择多边形。</translation>
    </message>
    <message>
        <source>Give the project or the layer a CRS.</source>
        <translation>请为项目或图层设置坐标参照系。</translation>
    </message>
    <message>
        <source>The area reaches beyond what {} can show.</source>
        <translation>该区域超出了 {} 能表示的范围。</translation>
    </message>
    <message>
        <source>The layer {} holds no polygon.</source>
        <translation>图层 {} 中没有多边形。</translation>
    </message>
    <message>
        <source>The map or the layer has no CRS, so that nobody knows where the area lies.</source>
        <translation>地图或图层没有坐标参照系，无法得知该区域的位置。</translation>
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
        <translation>用文字搜索</translation>
    </message>
    <message>
        <source>Search images by words and by example (RsPlugins)</source>
        <translation>用文字和示例搜索图像（RsPlugins）</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Matches</source>
        <translation>结果数(&amp;M)</translation>
    </message>
    <message>
        <source>Add what the matches should, or should not, look like</source>
        <translation>添加结果应该像什么、不应该像什么</translation>
    </message>
    <message>
        <source>An image that shows it</source>
        <translation>显示它的图像</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Click a place on the map, or drag a rectangle: what looks like it is found.</source>
        <translation>点击地图上的一个位置，或拖出一个矩形：会找到与它相似的地方。</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Find similar here</source>
        <translation>查找与此处相似的</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>文字的语言</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>像</translation>
    </message>
    <message>
        <source>Like a place on the map</source>
        <translation>像地图上的一个位置</translation>
    </message>
    <message>
        <source>Like an image…</source>
        <translation>像一幅图像…</translation>
    </message>
    <message>
        <source>Like words</source>
        <translation>像文字所述</translation>
    </message>
    <message>
        <source>Like words…</source>
        <translation>像文字所述…</translation>
    </message>
    <message>
        <source>Matches do not depend on it; how sure the model says it is does.</source>
        <translation>结果与语言无关；模型给出的把握程度与语言有关。</translation>
    </message>
    <message>
        <source>Number of matches</source>
        <translation>结果数量</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search &amp;in</source>
        <translation>搜索范围(&amp;I)</translation>
    </message>
    <message>
        <source>Show or hide the options</source>
        <translation>显示或隐藏选项</translation>
    </message>
    <message>
        <source>Unlike</source>
        <translation>不像</translation>
    </message>
    <message>
        <source>Unlike a place on the map</source>
        <translation>不像地图上的一个位置</translation>
    </message>
    <message>
        <source>Unlike an image…</source>
        <translation>不像一幅图像…</translation>
    </message>
    <message>
        <source>Unlike words</source>
        <translation>不像文字所述</translation>
    </message>
    <message>
        <source>Unlike words…</source>
        <translation>不像文字所述…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>您要找什么？</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>要找的内容</translation>
    </message>
    <message>
        <source>Words in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian: “a harbour with ships”, “一个停车场”, “лес у реки”</source>
        <translation>可用英语、葡萄牙语、西班牙语、法语、德语、荷兰语、意大利语、汉语、韩语或俄语书写：“a harbour with ships”、“一个停车场”、“лес у реки”</translation>
    </message>
    <message>
        <source>Words:</source>
        <translation>文字：</translation>
    </message>
</context>
<context>
    <name>SearchLayers</name>
    <message>
        <source>Save the project in a folder of your own, or choose a folder for outputs in the settings.</source>
        <translation>请将项目保存在您自己的文件夹中，或在设置中选择输出文件夹。</translation>
    </message>
    <message>
        <source>Search: {}</source>
        <translation>搜索：{}</translation>
    </message>
    <message>
        <source>The folder {} cannot be made.</source>
        <translation>无法创建文件夹 {}。</translation>
    </message>
</context>
<context>
    <name>SearchLocatorFilter</name>
    <message>
        <source>Search images by words (RsPlugins)</source>
        <translation>用文字搜索图像（RsPlugins）</translation>
    </message>
    <message>
        <source>Search images for “{}”</source>
        <translation>搜索图像：“{}”</translation>
    </message>
</context>
<context>
    <name>SearchTab</name>
    <message>
        <source>1 match</source>
        <translation>1 个结果</translation>
    </message>
    <message>
        <source>Add its raster to the project</source>
        <translation>将其栅格添加到项目</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Index to search</source>
        <translation>要搜索的索引</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>少一些这样的</translation>
    </message>
    <message>
        <source>Make one of your rasters on the page Indexes.</source>
        <translation>请在“索引”页为您的栅格建立一个。</translation>
    </message>
    <message>
        <source>Make, add or update indexes</source>
        <translation>建立、添加或更新索引</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>多一些这样的</translation>
    </message>
    <message>
        <source>No index yet</source>
        <translation>尚无索引</translation>
    </message>
    <message>
        <source>Nothing found: no tile of the index lies there.</source>
        <translation>没有找到：索引在那里没有图块。</translation>
    </message>
    <message>
        <source>Open the picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>Shows on the map which parts of the matches are most like what you look for.</source>
        <translation>在地图上显示结果的哪些部分与要找的内容最相似。</translation>
    </message>
    <message>
        <source>There is no index to search yet.</source>
        <translation>还没有可搜索的索引。</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>没有要找的内容。</translation>
    </message>
    <message>
        <source>Tiles searched: {}</source>
        <translation>已搜索图块：{}</translation>
    </message>
    <message>
        <source>Where in the tile</source>
        <translation>在图块中的位置</translation>
    </message>
    <message>
        <source>Write what you look for, or give an example.</source>
        <translation>请写下要找的内容，或给出示例。</translation>
    </message>
    <message>
        <source>match {} of {}</source>
        <translation>结果 {}（{}）</translation>
    </message>
    <message>
        <source>{} has no place on the map: its raster names no CRS.</source>
        <translation>{} 在地图上没有位置：其栅格没有指定坐标参照系。</translation>
    </message>
    <message>
        <source>{} matches</source>
        <translation>{} 个结果</translation>
    </message>
</context>
<context>
    <name>VectorInput</name>
    <message>
        <source>Save it as a GeoPackage first.</source>
        <translation>请先将它保存为 GeoPackage。</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported: {reason}</source>
        <translation>图层“{name}”导出失败：{reason}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>An index of your rasters</source>
        <translation>您的栅格的索引</translation>
    </message>
    <message>
        <source>Choose program…</source>
        <translation>选择程序…</translation>
    </message>
    <message>
        <source>Everything runs on this computer. No account, no network: nothing you search or index leaves it.</source>
        <translation>一切都在这台计算机上运行。无需账户，无需网络：您搜索或建立索引的内容都不会离开这里。</translation>
    </message>
    <message>
        <source>Go to the search</source>
        <translation>前往搜索</translation>
    </message>
    <message>
        <source>It is here, starts by itself when it is needed, and ends when nobody uses it.</source>
        <translation>它在这里，需要时自动启动，无人使用时自动结束。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>新建索引…</translation>
    </message>
    <message>
        <source>One index can be searched.</source>
        <translation>有 1 个索引可以搜索。</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Running: {}.</source>
        <translation>运行中：{}。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search images by words in three steps</source>
        <translation>三步即可用文字搜索图像</translation>
    </message>
    <message>
        <source>Start it now</source>
        <translation>立即启动</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>The host looks once at every tile of the rasters that you name and keeps what it saw in a GeoPackage. The Jobs page shows how far it is; searches then take less than a second.</source>
        <translation>主机会把您指定的栅格的每个图块看一遍，并把看到的内容保存在 GeoPackage 中。“作业”页显示进度；之后的搜索不到一秒。</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>程序 rsplugins</translation>
    </message>
    <message>
        <source>The tools run in a program of its own, which is not here yet. Three ways to get it:
• the RsPlugins installer of your system;
• the portable folder, unpacked anywhere, also from a USB stick: choose its program below;
• a build of the source: dotnet build host -c Release.
None of them changes the Python of QGIS.</source>
        <translation>工具在一个独立的程序中运行，这里还没有它。有三种方法获得：
• 适用于您系统的 RsPlugins 安装程序；
• 便携文件夹，解压到任意位置，U 盘也可以：在下面选择其程序；
• 从源代码构建：dotnet build host -c Release。
它们都不会改动 QGIS 的 Python。</translation>
    </message>
    <message>
        <source>Write what you look for in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian, or click a place on the map to find more like it. Matches come as pictures and as a layer.</source>
        <translation>用英语、葡萄牙语、西班牙语、法语、德语、荷兰语、意大利语、汉语、韩语或俄语写下要找的内容，或点击地图上的一个位置以找到更多相似的地方。结果以图片和图层的形式给出。</translation>
    </message>
    <message>
        <source>{} indexes can be searched.</source>
        <translation>有 {} 个索引可以搜索。</translation>
    </message>
</context>
</TS>
