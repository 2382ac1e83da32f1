<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AreaChoice</name>
    <message>
        <source>Choose a layer, or search the whole index.</source>
        <translation>레이어를 선택하거나 색인 전체를 검색하세요.</translation>
    </message>
    <message>
        <source>Drag a rectangle on the map.</source>
        <translation>지도에서 사각형을 끌어 그리세요.</translation>
    </message>
    <message>
        <source>Drag one on the map, or search the whole index.</source>
        <translation>지도에서 하나를 그리거나 색인 전체를 검색하세요.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>Drawn rectangle</source>
        <translation>그린 사각형</translation>
    </message>
    <message>
        <source>Extent of layer</source>
        <translation>레이어 범위</translation>
    </message>
    <message>
        <source>Layer that says where to search</source>
        <translation>검색할 곳을 정하는 레이어</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>지도 화면</translation>
    </message>
    <message>
        <source>No layer says where to search.</source>
        <translation>검색할 곳을 정하는 레이어가 없습니다.</translation>
    </message>
    <message>
        <source>No rectangle was drawn yet.</source>
        <translation>아직 그린 사각형이 없습니다.</translation>
    </message>
    <message>
        <source>Polygons of layer</source>
        <translation>레이어의 폴리곤</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>검색할 곳</translation>
    </message>
    <message>
        <source>Whole index</source>
        <translation>색인 전체</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>{}: no figures yet</source>
        <translation>{}: 아직 값이 없음</translation>
    </message>
    <message>
        <source>{}: {} at the start, {} now</source>
        <translation>{}: 처음 {}, 지금 {}</translation>
    </message>
</context>
<context>
    <name>DeviceLine</name>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>메모리 비우기</translation>
    </message>
    <message>
        <source>Free memory: closes the models that nobody uses, on the graphics card too</source>
        <translation>메모리 비우기: 아무도 쓰지 않는 모델을 그래픽 카드에서도 닫습니다</translation>
    </message>
    <message>
        <source>Host not running</source>
        <translation>호스트가 실행되지 않음</translation>
    </message>
    <message>
        <source>Host ready</source>
        <translation>호스트 준비됨</translation>
    </message>
    <message>
        <source>Host {} on {}</source>
        <translation>호스트 {}, {}에서 실행</translation>
    </message>
    <message>
        <source>It starts with the first search.</source>
        <translation>첫 검색 때 시작합니다.</translation>
    </message>
    <message>
        <source>Memory freed: {} MB</source>
        <translation>비운 메모리: {} MB</translation>
    </message>
    <message>
        <source>Memory: {} MB, of which models {} MB</source>
        <translation>메모리: {} MB, 그중 모델 {} MB</translation>
    </message>
    <message>
        <source>running: {}</source>
        <translation>실행 중: {}</translation>
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
        <translation>Delete 키는 예시를 없앱니다. 스페이스 키는 반례로 바꾸고, 다시 누르면 되돌립니다.</translation>
    </message>
    <message>
        <source>Examples and counter-examples</source>
        <translation>예시와 반례</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>이와 같은 것</translation>
    </message>
    <message>
        <source>Like {}</source>
        <translation>{}와(과) 같은 것</translation>
    </message>
    <message>
        <source>Make it a counter-example</source>
        <translation>반례로 바꾸기</translation>
    </message>
    <message>
        <source>Make it an example</source>
        <translation>예시로 바꾸기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>모두 제거</translation>
    </message>
    <message>
        <source>Unlike this</source>
        <translation>이와 다른 것</translation>
    </message>
    <message>
        <source>Unlike {}</source>
        <translation>{}와(과) 다른 것</translation>
    </message>
</context>
<context>
    <name>ExportParameters</name>
    <message>
        <source>Area of a layer that is no file</source>
        <translation>파일이 아닌 레이어의 영역</translation>
    </message>
    <message>
        <source>Go on though parts of a web map are transparent, because they are meant to be so. Otherwise that is an error: most often tiles did not come.</source>
        <translation>웹 지도의 일부가 투명해도, 원래 그런 것이면 계속합니다. 아니면 오류로 봅니다. 대개 타일이 오지 않은 것입니다.</translation>
    </message>
    <message>
        <source>Metres on the ground a pixel of the export has. When empty the layer's own pixels, or 2048 along the longer side of a web map.</source>
        <translation>내보내기의 한 픽셀이 지상에서 차지하는 미터입니다. 비우면 레이어 자체의 픽셀을, 웹 지도는 긴 변을 따라 2048픽셀을 씁니다.</translation>
    </message>
    <message>
        <source>Resolution of a layer that is no file (m)</source>
        <translation>파일이 아닌 레이어의 해상도 (m)</translation>
    </message>
    <message>
        <source>Take a layer that has holes</source>
        <translation>빈 곳이 있는 레이어도 사용</translation>
    </message>
    <message>
        <source>Web maps, virtual layers and others that are no file are exported for the tool: this part of them. All of the layer when empty.</source>
        <translation>웹 지도, 가상 레이어 등 파일이 아닌 것은 도구를 위해 내보냅니다. 그중 내보낼 부분입니다. 비우면 레이어 전체입니다.</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>A file is damaged.</source>
        <translation>파일이 손상되었습니다.</translation>
    </message>
    <message>
        <source>A file or folder is missing.</source>
        <translation>파일이나 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>A file or folder may not be read or written.</source>
        <translation>파일이나 폴더를 읽거나 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>A plugin of the host did not answer in time.</source>
        <translation>호스트의 플러그인이 제때 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>A plugin of the host does not work.</source>
        <translation>호스트의 플러그인이 동작하지 않습니다.</translation>
    </message>
    <message>
        <source>A plugin of the host ended unexpectedly.</source>
        <translation>호스트의 플러그인이 예기치 않게 끝났습니다.</translation>
    </message>
    <message>
        <source>A value does not fit.</source>
        <translation>값이 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Bring it again from where it came.</source>
        <translation>원래 있던 곳에서 다시 가져오세요.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>Change it and run it again.</source>
        <translation>바꾼 뒤 다시 실행하세요.</translation>
    </message>
    <message>
        <source>Change them in the file of the configuration.</source>
        <translation>설정 파일에서 바꾸세요.</translation>
    </message>
    <message>
        <source>Check address and token in Settings &gt; Options &gt; RsPlugins, and whether it runs.</source>
        <translation>설정 &gt; 옵션 &gt; RsPlugins에서 주소와 토큰을 확인하고, 실행 중인지 확인하세요.</translation>
    </message>
    <message>
        <source>Check its permissions, and whether another program has it open.</source>
        <translation>권한을 확인하고, 다른 프로그램이 열고 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check the network, or install the model from a folder or an archive.</source>
        <translation>네트워크를 확인하거나 폴더 또는 압축 파일에서 모델을 설치하세요.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>경로를 확인하세요.</translation>
    </message>
    <message>
        <source>Check the token in Settings &gt; Options &gt; RsPlugins, or ask whoever runs the host.</source>
        <translation>설정 &gt; 옵션 &gt; RsPlugins에서 토큰을 확인하거나 호스트 운영자에게 물어보세요.</translation>
    </message>
    <message>
        <source>Check their names and the file that they stand in.</source>
        <translation>이름과 그것이 들어 있는 파일을 확인하세요.</translation>
    </message>
    <message>
        <source>Choose Refresh tools in the menu Raster &gt; RsPlugins.</source>
        <translation>래스터 &gt; RsPlugins 메뉴에서 도구 새로 고침을 선택하세요.</translation>
    </message>
    <message>
        <source>Choose another folder, or ask whoever runs the host.</source>
        <translation>다른 폴더를 선택하거나 호스트 운영자에게 물어보세요.</translation>
    </message>
    <message>
        <source>Choose the certificate of its authority in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>설정 &gt; 옵션 &gt; RsPlugins에서 인증 기관의 인증서를 선택하세요.</translation>
    </message>
    <message>
        <source>Choose the model of the index, or index its rasters by this one.</source>
        <translation>색인의 모델을 선택하거나 이 모델로 래스터를 색인하세요.</translation>
    </message>
    <message>
        <source>Give it a CRS and an extent first.</source>
        <translation>먼저 좌표계와 범위를 지정하세요.</translation>
    </message>
    <message>
        <source>Give large data as files.</source>
        <translation>큰 데이터는 파일로 주세요.</translation>
    </message>
    <message>
        <source>If it happens again, open Raster &gt; RsPlugins &gt; Diagnostics report and give it to whoever helps you.</source>
        <translation>다시 일어나면 래스터 &gt; RsPlugins &gt; 진단 보고서를 열어 도와주는 사람에게 주세요.</translation>
    </message>
    <message>
        <source>Install it on the page Models of the panel, or choose another.</source>
        <translation>패널의 모델 쪽에서 설치하거나 다른 모델을 선택하세요.</translation>
    </message>
    <message>
        <source>Install the model again.</source>
        <translation>모델을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>최신 RsPlugins를 설치하세요.</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>다음에 무엇을 하든 다시 시작합니다.</translation>
    </message>
    <message>
        <source>It may have run out of memory: close other programs or choose a smaller area, and run it again.</source>
        <translation>메모리가 부족했을 수 있습니다. 다른 프로그램을 닫거나 더 작은 영역을 선택한 뒤 다시 실행하세요.</translation>
    </message>
    <message>
        <source>Look at the page Jobs of the panel.</source>
        <translation>패널의 작업 쪽을 보세요.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder.</source>
        <translation>공간을 비우거나 다른 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>Make the index anew, or choose another file.</source>
        <translation>색인을 다시 만들거나 다른 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>Resume it on the page Jobs of the panel.</source>
        <translation>패널의 작업 쪽에서 다시 시작하세요.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF, and try again.</source>
        <translation>GeoTIFF로 저장한 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Something went wrong that nobody expected.</source>
        <translation>아무도 예상하지 못한 문제가 생겼습니다.</translation>
    </message>
    <message>
        <source>Switch it on: rsplugins plugins enable.</source>
        <translation>켜세요: rsplugins plugins enable.</translation>
    </message>
    <message>
        <source>The certificate of the host cannot be trusted.</source>
        <translation>호스트의 인증서를 믿을 수 없습니다.</translation>
    </message>
    <message>
        <source>The classes cannot be used.</source>
        <translation>클래스를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>디스크가 가득 찼습니다.</translation>
    </message>
    <message>
        <source>The files of the model are damaged.</source>
        <translation>모델 파일이 손상되었습니다.</translation>
    </message>
    <message>
        <source>The host and this plugin are of different releases.</source>
        <translation>호스트와 이 플러그인의 버전이 다릅니다.</translation>
    </message>
    <message>
        <source>The host cannot be reached.</source>
        <translation>호스트에 연결할 수 없습니다.</translation>
    </message>
    <message>
        <source>The host did not answer in time.</source>
        <translation>호스트가 제때 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>The host does not have this tool.</source>
        <translation>호스트에 이 도구가 없습니다.</translation>
    </message>
    <message>
        <source>The host does not serve this folder.</source>
        <translation>호스트가 이 폴더를 제공하지 않습니다.</translation>
    </message>
    <message>
        <source>The host has ended.</source>
        <translation>호스트가 끝났습니다.</translation>
    </message>
    <message>
        <source>The host refuses this.</source>
        <translation>호스트가 거부했습니다.</translation>
    </message>
    <message>
        <source>The index is in use.</source>
        <translation>색인을 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>The index was made by another model.</source>
        <translation>색인을 다른 모델로 만들었습니다.</translation>
    </message>
    <message>
        <source>The job cannot be found any more, or is in another state.</source>
        <translation>작업이 더는 없거나 다른 상태입니다.</translation>
    </message>
    <message>
        <source>The job was interrupted.</source>
        <translation>작업이 중단되었습니다.</translation>
    </message>
    <message>
        <source>The model could not be fetched.</source>
        <translation>모델을 가져오지 못했습니다.</translation>
    </message>
    <message>
        <source>The model is in use.</source>
        <translation>모델을 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>The model is not installed.</source>
        <translation>모델이 설치되지 않았습니다.</translation>
    </message>
    <message>
        <source>The raster cannot be read.</source>
        <translation>래스터를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The raster has no place on the map.</source>
        <translation>래스터에 지도상의 위치가 없습니다.</translation>
    </message>
    <message>
        <source>The settings of the training do not fit.</source>
        <translation>학습 설정이 맞지 않습니다.</translation>
    </message>
    <message>
        <source>This file is no index that can be searched.</source>
        <translation>이 파일은 검색할 수 있는 색인이 아닙니다.</translation>
    </message>
    <message>
        <source>This is too much for one message.</source>
        <translation>한 메시지에 담기에 너무 큽니다.</translation>
    </message>
    <message>
        <source>This plugin of the host is switched off.</source>
        <translation>호스트의 이 플러그인은 꺼져 있습니다.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>다시 시도하세요.</translation>
    </message>
    <message>
        <source>Wait until the other work is done, or cancel it.</source>
        <translation>다른 작업이 끝날 때까지 기다리거나 취소하세요.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>A host on another computer</source>
        <translation>다른 컴퓨터의 호스트</translation>
    </message>
    <message>
        <source>After a plugin of the host was added or removed, choose Raster &gt; RsPlugins &gt; Refresh tools.</source>
        <translation>호스트의 플러그인을 추가하거나 제거한 뒤에는 래스터 &gt; RsPlugins &gt; 도구 새로 고침을 선택하세요.</translation>
    </message>
    <message>
        <source>Beside the project, or into the folder that the settings name. Save the project first: what lies in a temporary folder is gone when QGIS is closed.</source>
        <translation>프로젝트 옆이나 설정에서 정한 폴더에 저장됩니다. 먼저 프로젝트를 저장하세요. 임시 폴더에 있는 것은 QGIS를 닫으면 없어집니다.</translation>
    </message>
    <message>
        <source>Every message says what to do. If that does not help, open Raster &gt; RsPlugins &gt; Diagnostics report, read it, and give it to whoever helps you.</source>
        <translation>모든 메시지는 무엇을 할지 알려 줍니다. 그래도 안 되면 래스터 &gt; RsPlugins &gt; 진단 보고서를 열어 읽어 보고 도와주는 사람에게 전하세요.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Layers that are no files</source>
        <translation>파일이 아닌 레이어</translation>
    </message>
    <message>
        <source>New plugins</source>
        <translation>새 플러그인</translation>
    </message>
    <message>
        <source>Open Processing &gt; Toolbox and look under RsPlugins. Every tool runs there, in batches, in models and in scripts. Progress and Cancel work as with any other tool, and QGIS stays usable meanwhile.</source>
        <translation>공간 처리 &gt; 툴박스를 열고 RsPlugins 아래를 보세요. 모든 도구가 그곳에서, 일괄 처리로, 모델과 스크립트에서 실행됩니다. 진행률과 취소는 다른 도구와 똑같이 작동하며 그동안 QGIS를 계속 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Open the panel with Raster &gt; RsPlugins &gt; Search by words. Make an index of your images once; then write what you look for, in any of ten languages, and click a match to see it on the map.</source>
        <translation>래스터 &gt; RsPlugins &gt; 낱말로 검색으로 패널을 여세요. 영상의 색인을 한 번 만든 다음, 열 가지 언어 중 하나로 찾는 것을 쓰고 결과를 클릭하면 지도에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>RsPlugins: help</source>
        <translation>RsPlugins: 도움말</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>낱말로 검색</translation>
    </message>
    <message>
        <source>Settings &gt; Options &gt; RsPlugins also takes the address and the token of a host on a computer with more memory or a graphics card. The connection is encrypted.</source>
        <translation>설정 &gt; 옵션 &gt; RsPlugins에서 메모리가 더 많거나 그래픽 카드가 있는 컴퓨터에 있는 호스트의 주소와 토큰도 입력할 수 있습니다. 연결은 암호화됩니다.</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>The tools</source>
        <translation>도구</translation>
    </message>
    <message>
        <source>The work is done by the program rsplugins, outside QGIS. It starts by itself and ends when nobody uses it. If it is not found, choose it in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>작업은 QGIS 밖의 프로그램 rsplugins가 합니다. 저절로 시작하고 아무도 쓰지 않으면 끝납니다. 찾지 못하면 설정 &gt; 옵션 &gt; RsPlugins에서 선택하세요.</translation>
    </message>
    <message>
        <source>Web maps and layers in memory are exported first, for the extent and the pixel size that you choose. If tiles are missing, you are told.</source>
        <translation>웹 지도와 메모리에 있는 레이어는 선택한 범위와 픽셀 크기로 먼저 내보냅니다. 타일이 빠지면 알려 드립니다.</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>문제가 생겼을 때</translation>
    </message>
    <message>
        <source>Where results go</source>
        <translation>결과가 저장되는 곳</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>No picture</source>
        <translation>그림 없음</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>Confidence: {:.0f} %</source>
        <translation>신뢰도: {:.0f} %</translation>
    </message>
    <message>
        <source>Cosine to the query: {:.3f}</source>
        <translation>질의와의 코사인: {:.3f}</translation>
    </message>
    <message>
        <source>Match {}: {}, score {}</source>
        <translation>결과 {}: {}, 점수 {}</translation>
    </message>
</context>
<context>
    <name>HostLocation</name>
    <message>
        <source>Install RsPlugins, or choose its program in Settings &gt; Options &gt; RsPlugins (or name it in the environment variable RSPLUGINS_HOST).</source>
        <translation>RsPlugins를 설치하거나 설정 &gt; 옵션 &gt; RsPlugins에서 프로그램을 선택하세요(또는 환경 변수 RSPLUGINS_HOST로 지정하세요).</translation>
    </message>
    <message>
        <source>The program of RsPlugins was not found on this computer.</source>
        <translation>이 컴퓨터에서 RsPlugins 프로그램을 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the environment variable RSPLUGINS_HOST names.</source>
        <translation>환경 변수 RSPLUGINS_HOST가 가리키는 프로그램 "{program}"이(가) 없습니다.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the settings name.</source>
        <translation>설정이 가리키는 프로그램 "{program}"이(가) 없습니다.</translation>
    </message>
</context>
<context>
    <name>HostSession</name>
    <message>
        <source>Load it again in the list of plugins.</source>
        <translation>플러그인 목록에서 다시 불러오세요.</translation>
    </message>
    <message>
        <source>RsPlugins was unloaded.</source>
        <translation>RsPlugins가 내려졌습니다.</translation>
    </message>
</context>
<context>
    <name>HostSettings</name>
    <message>
        <source>The token of the remote host could not be read from QGIS's authentication store.</source>
        <translation>QGIS 인증 저장소에서 원격 호스트의 토큰을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>Write it again in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>설정 &gt; 옵션 &gt; RsPlugins에서 다시 입력하세요.</translation>
    </message>
</context>
<context>
    <name>HostVersion</name>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>최신 RsPlugins를 설치하세요.</translation>
    </message>
    <message>
        <source>The host has version {version}; this plugin needs {minimum} or newer.</source>
        <translation>호스트의 버전은 {version}입니다. 이 플러그인에는 {minimum} 이상이 필요합니다.</translation>
    </message>
</context>
<context>
    <name>IndexDialog</name>
    <message>
        <source>&amp;Index file</source>
        <translation>색인 파일(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>모델(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Pixel size (m)</source>
        <translation>픽셀 크기(&amp;P)(m)</translation>
    </message>
    <message>
        <source>&amp;Rasters and folders whose tiles can be searched:</source>
        <translation>타일을 검색할 수 있게 할 래스터와 폴더(&amp;R):</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>파일 추가…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>폴더 추가…</translation>
    </message>
    <message>
        <source>Add rasters to the index</source>
        <translation>색인에 래스터 추가</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>기본 모델</translation>
    </message>
    <message>
        <source>Folder to index, with all below it</source>
        <translation>색인할 폴더(그 아래 모두 포함)</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>How much there is to index</source>
        <translation>색인할 양</translation>
    </message>
    <message>
        <source>Layers that are no file</source>
        <translation>파일이 아닌 레이어</translation>
    </message>
    <message>
        <source>Make the index</source>
        <translation>색인 만들기</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>지도 화면</translation>
    </message>
    <message>
        <source>New index</source>
        <translation>새 색인</translation>
    </message>
    <message>
        <source>Part to &amp;export</source>
        <translation>내보낼 부분(&amp;E)</translation>
    </message>
    <message>
        <source>Rasters to index</source>
        <translation>색인할 래스터</translation>
    </message>
    <message>
        <source>The model of the index</source>
        <translation>색인의 모델</translation>
    </message>
    <message>
        <source>This layer is no file. A part of it is exported into the folder “layers” beside the index, and stays there.</source>
        <translation>이 레이어는 파일이 아닙니다. 그 일부를 색인 옆의 “layers” 폴더로 내보내고 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>레이어 전체</translation>
    </message>
    <message>
        <source>the layer's own</source>
        <translation>레이어 자체의 크기</translation>
    </message>
</context>
<context>
    <name>IndexEstimate</name>
    <message>
        <source>About {} at the pace of the last index.</source>
        <translation>지난 색인의 속도로 약 {}.</translation>
    </message>
    <message>
        <source>How long it takes is known after the first index.</source>
        <translation>걸리는 시간은 첫 색인 뒤에 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Rasters: more than {}, million pixels: more than {}</source>
        <translation>래스터: {}개 이상, 백만 픽셀: {} 이상</translation>
    </message>
    <message>
        <source>Rasters: {}, million pixels: {}</source>
        <translation>래스터: {}개, 백만 픽셀: {}</translation>
    </message>
</context>
<context>
    <name>IndexSources</name>
    <message>
        <source>Choose another place for the index.</source>
        <translation>색인을 둘 다른 곳을 선택하세요.</translation>
    </message>
    <message>
        <source>Exporting {}</source>
        <translation>{} 내보내는 중</translation>
    </message>
    <message>
        <source>The folder {} cannot be written to.</source>
        <translation>{} 폴더에 쓸 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>IndexTab</name>
    <message>
        <source>Add rasters…</source>
        <translation>래스터 추가…</translation>
    </message>
    <message>
        <source>Adds an index that was made before</source>
        <translation>전에 만든 색인을 추가합니다</translation>
    </message>
    <message>
        <source>An index needs at least one raster. Take it off the list, or delete its file.</source>
        <translation>색인에는 래스터가 하나 이상 필요합니다. 목록에서 빼거나 파일을 삭제하세요.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>Cancelled. Update goes on where it was.</source>
        <translation>취소했습니다. ‘갱신’을 누르면 멈춘 곳부터 계속합니다.</translation>
    </message>
    <message>
        <source>Changed {}</source>
        <translation>변경: {}</translation>
    </message>
    <message>
        <source>Check whether another program has it open.</source>
        <translation>다른 프로그램이 열고 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Delete index</source>
        <translation>색인 삭제</translation>
    </message>
    <message>
        <source>Delete the file…</source>
        <translation>파일 삭제…</translation>
    </message>
    <message>
        <source>Delete {}? The rasters stay.</source>
        <translation>{}을(를) 삭제할까요? 래스터는 남습니다.</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>색인</translation>
    </message>
    <message>
        <source>Indexes and their rasters</source>
        <translation>색인과 그 래스터</translation>
    </message>
    <message>
        <source>Looks through the rasters again: those that changed are indexed anew, those that are gone are removed.</source>
        <translation>래스터를 다시 살펴봅니다. 바뀐 것은 새로 색인하고 없어진 것은 제거합니다.</translation>
    </message>
    <message>
        <source>Model, date</source>
        <translation>모델, 날짜</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>새 색인…</translation>
    </message>
    <message>
        <source>No index is selected</source>
        <translation>선택한 색인이 없음</translation>
    </message>
    <message>
        <source>Open an index</source>
        <translation>색인 열기</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Rasters: {}</source>
        <translation>래스터: {}</translation>
    </message>
    <message>
        <source>Remove this raster from the index</source>
        <translation>이 래스터를 색인에서 제거</translation>
    </message>
    <message>
        <source>Search this index</source>
        <translation>이 색인 검색</translation>
    </message>
    <message>
        <source>Show its tiles on the map</source>
        <translation>타일을 지도에 표시</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>이 목록에서 빼기</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>타일</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>대기 중…</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>그 뒤 변경됨</translation>
    </message>
    <message>
        <source>file is gone</source>
        <translation>파일이 없음</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>{} cannot be deleted: {}</source>
        <translation>{}을(를) 삭제할 수 없습니다: {}</translation>
    </message>
    <message>
        <source>{} is ready to be searched.</source>
        <translation>{}을(를) 검색할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>JobsTab</name>
    <message>
        <source>Also short calls</source>
        <translation>짧은 호출도</translation>
    </message>
    <message>
        <source>Also shows searches and other calls that somebody waited for and that went well.</source>
        <translation>누군가 기다렸고 잘 끝난 검색과 다른 호출도 표시합니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Figure to show</source>
        <translation>표시할 값</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Opens the form of the training; its progress is shown here.</source>
        <translation>학습 양식을 엽니다. 진행 상황은 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>Opens the form that makes training data of a raster and a layer of labels.</source>
        <translation>래스터와 레이블 레이어로 학습 데이터를 만드는 양식을 엽니다.</translation>
    </message>
    <message>
        <source>Processing does not show this tool. Choose Refresh tools in the menu Raster ▸ RsPlugins.</source>
        <translation>공간 처리에 이 도구가 보이지 않습니다. 래스터 ▸ RsPlugins 메뉴에서 도구 새로 고침을 선택하세요.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Train a model…</source>
        <translation>모델 학습…</translation>
    </message>
    <message>
        <source>Training data…</source>
        <translation>학습 데이터…</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>{} 남음</translation>
    </message>
    <message>
        <source>{} of {} {}</source>
        <translation>{} / {} {}</translation>
    </message>
    <message>
        <source>{} {} a second</source>
        <translation>초당 {} {}</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Close the message</source>
        <translation>메시지 닫기</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>다음에 무엇을 하든 다시 시작합니다.</translation>
    </message>
</context>
<context>
    <name>ModelsTab</name>
    <message>
        <source>About {}</source>
        <translation>약 {}</translation>
    </message>
    <message>
        <source>Archive with a model</source>
        <translation>모델이 든 압축 파일</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>압축 파일</translation>
    </message>
    <message>
        <source>Brings a model from this computer, or one of those below that can be had.</source>
        <translation>이 컴퓨터에서 모델을 가져오거나, 아래에서 받을 수 있는 것 중 하나를 가져옵니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>Fetch a model</source>
        <translation>모델 가져오기</translation>
    </message>
    <message>
        <source>Fetch {} over the network?</source>
        <translation>네트워크로 {}을(를) 가져올까요?</translation>
    </message>
    <message>
        <source>Folder with a model</source>
        <translation>모델이 든 폴더</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>폴더에서…</translation>
    </message>
    <message>
        <source>From an archive…</source>
        <translation>압축 파일에서…</translation>
    </message>
    <message>
        <source>From: {}</source>
        <translation>출처: {}</translation>
    </message>
    <message>
        <source>In memory: {}</source>
        <translation>메모리: {}</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>설치</translation>
    </message>
    <message>
        <source>Languages: {}</source>
        <translation>언어: {}</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>라이선스: {}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Over the network</source>
        <translation>네트워크로</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>모델 제거</translation>
    </message>
    <message>
        <source>Remove {}? Indexes that were made by it cannot be searched then.</source>
        <translation>{}을(를) 제거할까요? 이 모델로 만든 색인은 더 검색할 수 없습니다.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>대기 중…</translation>
    </message>
    <message>
        <source>can be had</source>
        <translation>받을 수 있음</translation>
    </message>
    <message>
        <source>default</source>
        <translation>기본</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>설치됨</translation>
    </message>
    <message>
        <source>{} is installed: a new index can be made by it, and every tool takes it.</source>
        <translation>{}을(를) 설치했습니다. 이 모델로 새 색인을 만들 수 있고, 모든 도구에서 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>{} was removed.</source>
        <translation>{}을(를) 제거했습니다.</translation>
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
        <translation> 일</translation>
    </message>
    <message>
        <source> million pixels</source>
        <translation> 백만 픽셀</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>All searches at most</source>
        <translation>모든 검색의 최대 크기</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>프로젝트 옆</translation>
    </message>
    <message>
        <source>Certificate of the authority</source>
        <translation>인증 기관의 인증서</translation>
    </message>
    <message>
        <source>Connected: the host has version {}.</source>
        <translation>연결됨: 호스트의 버전은 {}입니다.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>연결 중…</translation>
    </message>
    <message>
        <source>Diagnostics report…</source>
        <translation>진단 보고서…</translation>
    </message>
    <message>
        <source>Folder for outputs</source>
        <translation>출력 폴더</translation>
    </message>
    <message>
        <source>Folder to add</source>
        <translation>추가할 폴더</translation>
    </message>
    <message>
        <source>Folders with further plugins of the host</source>
        <translation>호스트의 다른 플러그인이 있는 폴더</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>찾음: {}</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>이 컴퓨터의 호스트</translation>
    </message>
    <message>
        <source>How long the files of searches are kept that no project shows</source>
        <translation>어떤 프로젝트에도 보이지 않는 검색 파일을 두는 기간</translation>
    </message>
    <message>
        <source>Keep searches</source>
        <translation>검색 보관</translation>
    </message>
    <message>
        <source>Largest export of a layer that is no file</source>
        <translation>파일이 아닌 레이어의 최대 내보내기</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Plugin folders</source>
        <translation>플러그인 폴더</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>시험 결과</translation>
    </message>
    <message>
        <source>Stored; write another to replace it</source>
        <translation>저장됨; 바꾸려면 새로 입력하세요</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>연결 시험</translation>
    </message>
    <message>
        <source>The most that the files of all searches in a folder may take; the oldest go first</source>
        <translation>한 폴더의 모든 검색 파일이 차지할 수 있는 최대 크기; 오래된 것부터 없어집니다</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>프로그램 rsplugins</translation>
    </message>
    <message>
        <source>The token is kept in the authentication store of QGIS, which asks for its master password. Whoever runs the host has the token, and the certificate where its authority is not one that this computer knows.</source>
        <translation>토큰은 마스터 비밀번호를 묻는 QGIS 인증 저장소에 보관됩니다. 호스트를 운영하는 사람이 토큰을 가지고 있으며, 이 컴퓨터가 그 인증 기관을 모르면 인증서도 가지고 있습니다.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>Use a host on another computer</source>
        <translation>다른 컴퓨터의 호스트 사용</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>First steps</source>
        <translation>첫걸음</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>색인</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
</context>
<context>
    <name>PanelContext</name>
    <message>
        <source>Install the newest RsPlugins, or a plugin with such a tool.</source>
        <translation>최신 RsPlugins나 그런 도구가 있는 플러그인을 설치하세요.</translation>
    </message>
    <message>
        <source>No plugin of the host can do that.</source>
        <translation>그 일을 할 수 있는 호스트의 플러그인이 없습니다.</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>place {}, {}</source>
        <translation>위치 {}, {}</translation>
    </message>
</context>
<context>
    <name>RasterInput</name>
    <message>
        <source>"{name}" is no file, and this area of it would be {size} million pixels.</source>
        <translation>"{name}"은(는) 파일이 아니며, 이 영역은 {size}백만 픽셀이 됩니다.</translation>
    </message>
    <message>
        <source>Check that it can be drawn, and that the disk is not full.</source>
        <translation>그릴 수 있는지, 디스크가 가득 차지 않았는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check the connection and whether the layer covers the area; a layer that is meant to have holes can be taken with them.</source>
        <translation>연결과 레이어가 영역을 덮는지 확인하세요. 원래 빈 곳이 있는 레이어는 그대로 사용할 수 있습니다.</translation>
    </message>
    <message>
        <source>Choose a smaller area, or a coarser resolution.</source>
        <translation>더 작은 영역이나 더 거친 해상도를 선택하세요.</translation>
    </message>
    <message>
        <source>Choose an area that the layer covers.</source>
        <translation>레이어가 덮는 영역을 선택하세요.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF first.</source>
        <translation>먼저 GeoTIFF로 저장하세요.</translation>
    </message>
    <message>
        <source>The area does not meet the layer "{name}".</source>
        <translation>영역이 레이어 "{name}"과(와) 겹치지 않습니다.</translation>
    </message>
    <message>
        <source>The layer "{name}" cannot be exported.</source>
        <translation>레이어 "{name}"을(를) 내보낼 수 없습니다.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported.</source>
        <translation>레이어 "{name}"을(를) 내보내지 못했습니다.</translation>
    </message>
    <message>
        <source>{percent} % of the area of "{name}" did not come: tiles are missing, or there is nothing there.</source>
        <translation>"{name}" 영역의 {percent} %가 오지 않았습니다. 타일이 빠졌거나 그곳에 아무것도 없습니다.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Asking the host…</source>
        <translation>호스트에 묻는 중…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Diagnostics report</source>
        <translation>진단 보고서</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Versions, the state of the host, settings and the last lines of its log. Passwords, tokens, paths and names are taken out. Nothing is sent anywhere: copy it to whoever helps you.</source>
        <translation>버전, 호스트 상태, 설정, 로그의 마지막 줄입니다. 비밀번호, 토큰, 경로, 이름은 뺐습니다. 아무것도 보내지 않습니다. 도와주는 사람에게 복사해 주세요.</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Matches</source>
        <translation>결과</translation>
    </message>
</context>
<context>
    <name>RsPlugins</name>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>Run it again: the host is started anew. If it ends again, look into its log.</source>
        <translation>다시 실행하세요. 호스트가 새로 시작됩니다. 또 끝나면 로그를 보세요.</translation>
    </message>
    <message>
        <source>The export stays, because what the tool writes refers to it: {path}</source>
        <translation>도구가 쓴 결과가 참조하므로 내보낸 파일을 남겨 둡니다: {path}</translation>
    </message>
    <message>
        <source>The layer "{name}" is no file: {what} were exported.</source>
        <translation>레이어 "{name}"은(는) 파일이 아닙니다. {what}을(를) 내보냈습니다.</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} 남음</translation>
    </message>
    <message>
        <source>{title} is no JSON: {reason}</source>
        <translation>{title}은(는) JSON이 아닙니다: {reason}</translation>
    </message>
    <message>
        <source>{title}: QGIS's authentication store has no such entry.</source>
        <translation>{title}: QGIS 인증 저장소에 그런 항목이 없습니다.</translation>
    </message>
    <message>
        <source>{title}: give numbers of bands, such as 4,3,2.</source>
        <translation>{title}: 4,3,2처럼 밴드 번호를 쓰세요.</translation>
    </message>
    <message>
        <source>{title}: neither the area nor the project has a CRS. Give the project one, or write it behind the area: 1,2,3,4 [EPSG:4326].</source>
        <translation>{title}: 영역에도 프로젝트에도 좌표계가 없습니다. 프로젝트에 좌표계를 지정하거나 영역 뒤에 쓰십시오: 1,2,3,4 [EPSG:4326].</translation>
    </message>
    <message>
        <source>{title}: the folder {path} cannot be made: {reason}</source>
        <translation>{title}: 폴더 {path}을(를) 만들 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>{title}: the tool writes {ending} files. Give the path that ending.</source>
        <translation>{title}: 이 도구는 {ending} 파일을 씁니다. 경로에 그 확장자를 붙이십시오.</translation>
    </message>
    <message>
        <source>{title}: these cannot be read: {names}</source>
        <translation>{title}: 읽을 수 없음: {names}</translation>
    </message>
    <message>
        <source>{title}: tools write files, not tables of a database. Give the path of a file.</source>
        <translation>{title}: 도구는 데이터베이스의 테이블이 아니라 파일에 씁니다. 파일 경로를 지정하십시오.</translation>
    </message>
</context>
<context>
    <name>RsPluginsPlugin</name>
    <message>
        <source>Diagnostics report…</source>
        <translation>진단 보고서…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Refresh tools</source>
        <translation>도구 새로 고침</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
</context>
<context>
    <name>RsPluginsProvider</name>
    <message>
        <source>{path} was left out: {reason}.</source>
        <translation>{path}을(를) 제외했습니다: {reason}.</translation>
    </message>
</context>
<context>
    <name>RsPluginsTokens</name>
    <message>
        <source>RsPlugins: token of the remote host</source>
        <translation>RsPlugins: 원격 호스트의 토큰</translation>
    </message>
    <message>
        <source>Start QGIS with the environment variable RSPLUGINS_TOKEN instead.</source>
        <translation>대신 환경 변수 RSPLUGINS_TOKEN을 지정해 QGIS를 시작하세요.</translation>
    </message>
    <message>
        <source>The authentication store of QGIS is switched off, so the token cannot be kept.</source>
        <translation>QGIS 인증 저장소가 꺼져 있어 토큰을 보관할 수 없습니다.</translation>
    </message>
    <message>
        <source>The token was not stored: the authentication store of QGIS was not opened.</source>
        <translation>토큰을 저장하지 않았습니다. QGIS 인증 저장소가 열리지 않았습니다.</translation>
    </message>
    <message>
        <source>Try again, and give the master password of QGIS when it asks for it.</source>
        <translation>다시 시도하고 QGIS가 물으면 마스터 비밀번호를 입력하세요.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Where in the tile</source>
        <translation>타일 안의 위치</translation>
    </message>
</context>
<context>
    <name>SearchArea</name>
    <message>
        <source>Choose a smaller area, or another CRS for the project.</source>
        <translation>더 작은 영역이나 프로젝트의 다른 좌표계를 선택하세요.</translation>
    </message>
    <message>
        <source>Choose another layer, or select polygons in it.</source>
        <translation>다른 레이어를 선택하거나 그 안에서 폴리곤을 선택하세요.</translation>
    </message>
    <message>
        <source>Give the project or the layer a CRS.</source>
        <translation>프로젝트나 레이어에 좌표계를 지정하십시오.</translation>
    </message>
    <message>
        <source>The area reaches beyond what {} can show.</source>
        <translation>영역이 {}로 나타낼 수 있는 범위를 벗어납니다.</translation>
    </message>
    <message>
        <source>The layer {} holds no polygon.</source>
        <translation>레이어 {}에 폴리곤이 없습니다.</translation>
    </message>
    <message>
        <source>The map or the layer has no CRS, so that nobody knows where the area lies.</source>
        <translation>지도나 레이어에 좌표계가 없어 영역이 어디인지 알 수 없습니다.</translation>
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
        <translation>낱말로 검색</translation>
    </message>
    <message>
        <source>Search images by words and by example (RsPlugins)</source>
        <translation>낱말과 예시로 영상 검색 (RsPlugins)</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Matches</source>
        <translation>결과 수(&amp;M)</translation>
    </message>
    <message>
        <source>Add what the matches should, or should not, look like</source>
        <translation>결과와 닮아야 할 것, 닮지 않아야 할 것을 추가합니다</translation>
    </message>
    <message>
        <source>An image that shows it</source>
        <translation>그것을 보여 주는 영상</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Click a place on the map, or drag a rectangle: what looks like it is found.</source>
        <translation>지도의 한 곳을 클릭하거나 사각형을 그리세요. 그와 닮은 곳을 찾습니다.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예시</translation>
    </message>
    <message>
        <source>Find similar here</source>
        <translation>여기와 비슷한 곳 찾기</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>영상</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>낱말의 언어</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>닮은 것</translation>
    </message>
    <message>
        <source>Like a place on the map</source>
        <translation>지도의 한 곳과 닮은 것</translation>
    </message>
    <message>
        <source>Like an image…</source>
        <translation>영상과 닮은 것…</translation>
    </message>
    <message>
        <source>Like words</source>
        <translation>낱말과 닮은 것</translation>
    </message>
    <message>
        <source>Like words…</source>
        <translation>낱말과 닮은 것…</translation>
    </message>
    <message>
        <source>Matches do not depend on it; how sure the model says it is does.</source>
        <translation>결과는 언어에 달려 있지 않지만, 모델이 말하는 확신의 정도는 달라집니다.</translation>
    </message>
    <message>
        <source>Number of matches</source>
        <translation>결과 수</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>옵션</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Search &amp;in</source>
        <translation>검색 위치(&amp;I)</translation>
    </message>
    <message>
        <source>Show or hide the options</source>
        <translation>옵션 표시 또는 숨기기</translation>
    </message>
    <message>
        <source>Unlike</source>
        <translation>다른 것</translation>
    </message>
    <message>
        <source>Unlike a place on the map</source>
        <translation>지도의 한 곳과 다른 것</translation>
    </message>
    <message>
        <source>Unlike an image…</source>
        <translation>영상과 다른 것…</translation>
    </message>
    <message>
        <source>Unlike words</source>
        <translation>낱말과 다른 것</translation>
    </message>
    <message>
        <source>Unlike words…</source>
        <translation>낱말과 다른 것…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>무엇을 찾으세요?</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>찾는 것</translation>
    </message>
    <message>
        <source>Words in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian: “a harbour with ships”, “一个停车场”, “лес у реки”</source>
        <translation>영어, 포르투갈어, 스페인어, 프랑스어, 독일어, 네덜란드어, 이탈리아어, 중국어, 한국어, 러시아어 낱말: “배가 있는 항구”, “一个停车场”, “лес у реки”</translation>
    </message>
    <message>
        <source>Words:</source>
        <translation>낱말:</translation>
    </message>
</context>
<context>
    <name>SearchLayers</name>
    <message>
        <source>Save the project in a folder of your own, or choose a folder for outputs in the settings.</source>
        <translation>프로젝트를 자신의 폴더에 저장하거나 설정에서 출력 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>Search: {}</source>
        <translation>검색: {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be made.</source>
        <translation>폴더 {}을(를) 만들 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>SearchLocatorFilter</name>
    <message>
        <source>Search images by words (RsPlugins)</source>
        <translation>낱말로 영상 검색 (RsPlugins)</translation>
    </message>
    <message>
        <source>Search images for “{}”</source>
        <translation>영상 검색: “{}”</translation>
    </message>
</context>
<context>
    <name>SearchTab</name>
    <message>
        <source>1 match</source>
        <translation>결과 1개</translation>
    </message>
    <message>
        <source>Add its raster to the project</source>
        <translation>래스터를 프로젝트에 추가</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>Index to search</source>
        <translation>검색할 색인</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>색인</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>이런 것을 덜</translation>
    </message>
    <message>
        <source>Make one of your rasters on the page Indexes.</source>
        <translation>색인 페이지에서 래스터의 색인을 만드세요.</translation>
    </message>
    <message>
        <source>Make, add or update indexes</source>
        <translation>색인 만들기, 추가, 갱신</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>이런 것을 더</translation>
    </message>
    <message>
        <source>No index yet</source>
        <translation>아직 색인 없음</translation>
    </message>
    <message>
        <source>Nothing found: no tile of the index lies there.</source>
        <translation>찾은 것이 없습니다. 그곳에 색인의 타일이 없습니다.</translation>
    </message>
    <message>
        <source>Open the picture</source>
        <translation>그림 열기</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>검색 중…</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>지도에 표시</translation>
    </message>
    <message>
        <source>Shows on the map which parts of the matches are most like what you look for.</source>
        <translation>결과의 어느 부분이 찾는 것과 가장 닮았는지 지도에 표시합니다.</translation>
    </message>
    <message>
        <source>There is no index to search yet.</source>
        <translation>아직 검색할 색인이 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>찾을 것이 없습니다.</translation>
    </message>
    <message>
        <source>Tiles searched: {}</source>
        <translation>검색한 타일: {}</translation>
    </message>
    <message>
        <source>Where in the tile</source>
        <translation>타일 안의 위치</translation>
    </message>
    <message>
        <source>Write what you look for, or give an example.</source>
        <translation>찾는 것을 쓰거나 예시를 주세요.</translation>
    </message>
    <message>
        <source>match {} of {}</source>
        <translation>결과 {} ({})</translation>
    </message>
    <message>
        <source>{} has no place on the map: its raster names no CRS.</source>
        <translation>{}은(는) 지도에 자리가 없습니다. 래스터에 좌표계가 없습니다.</translation>
    </message>
    <message>
        <source>{} matches</source>
        <translation>결과 {}개</translation>
    </message>
</context>
<context>
    <name>VectorInput</name>
    <message>
        <source>Save it as a GeoPackage first.</source>
        <translation>먼저 GeoPackage로 저장하세요.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported: {reason}</source>
        <translation>레이어 "{name}"을(를) 내보내지 못했습니다: {reason}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>An index of your rasters</source>
        <translation>래스터의 색인</translation>
    </message>
    <message>
        <source>Choose program…</source>
        <translation>프로그램 선택…</translation>
    </message>
    <message>
        <source>Everything runs on this computer. No account, no network: nothing you search or index leaves it.</source>
        <translation>모든 것이 이 컴퓨터에서 실행됩니다. 계정도 네트워크도 필요 없습니다. 검색하거나 색인하는 것은 밖으로 나가지 않습니다.</translation>
    </message>
    <message>
        <source>Go to the search</source>
        <translation>검색으로 가기</translation>
    </message>
    <message>
        <source>It is here, starts by itself when it is needed, and ends when nobody uses it.</source>
        <translation>여기 있습니다. 필요할 때 저절로 시작하고 아무도 쓰지 않으면 끝납니다.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 찾기</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>새 색인…</translation>
    </message>
    <message>
        <source>One index can be searched.</source>
        <translation>색인 하나를 검색할 수 있습니다.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Running: {}.</source>
        <translation>실행 중: {}.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Search images by words in three steps</source>
        <translation>세 단계로 낱말로 영상 검색하기</translation>
    </message>
    <message>
        <source>Start it now</source>
        <translation>지금 시작</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>The host looks once at every tile of the rasters that you name and keeps what it saw in a GeoPackage. The Jobs page shows how far it is; searches then take less than a second.</source>
        <translation>호스트는 지정한 래스터의 모든 타일을 한 번 보고 본 것을 GeoPackage에 보관합니다. 작업 페이지에서 진행 상황을 볼 수 있습니다. 그 뒤 검색은 1초도 걸리지 않습니다.</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>프로그램 rsplugins</translation>
    </message>
    <message>
        <source>The tools run in a program of its own, which is not here yet. Three ways to get it:
• the RsPlugins installer of your system;
• the portable folder, unpacked anywhere, also from a USB stick: choose its program below;
• a build of the source: dotnet build host -c Release.
None of them changes the Python of QGIS.</source>
        <translation>도구는 별도의 프로그램에서 실행되는데 아직 여기에 없습니다. 얻는 방법은 세 가지입니다:
• 시스템에 맞는 RsPlugins 설치 프로그램;
• 아무 곳에나, USB에도 풀 수 있는 휴대용 폴더: 아래에서 프로그램을 선택하세요;
• 소스에서 빌드: dotnet build host -c Release.
어느 것도 QGIS의 Python을 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>Write what you look for in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian, or click a place on the map to find more like it. Matches come as pictures and as a layer.</source>
        <translation>찾는 것을 영어, 포르투갈어, 스페인어, 프랑스어, 독일어, 네덜란드어, 이탈리아어, 중국어, 한국어, 러시아어로 쓰거나 지도의 한 곳을 클릭해 비슷한 곳을 더 찾으세요. 결과는 그림과 레이어로 나옵니다.</translation>
    </message>
    <message>
        <source>{} indexes can be searched.</source>
        <translation>색인 {}개를 검색할 수 있습니다.</translation>
    </message>
</context>
</TS>
