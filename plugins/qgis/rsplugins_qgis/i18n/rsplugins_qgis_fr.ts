<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AreaChoice</name>
    <message>
        <source>Choose a layer, or search the whole index.</source>
        <translation>Choisissez une couche, ou cherchez dans tout l'index.</translation>
    </message>
    <message>
        <source>Drag a rectangle on the map.</source>
        <translation>Tracez un rectangle sur la carte.</translation>
    </message>
    <message>
        <source>Drag one on the map, or search the whole index.</source>
        <translation>Tracez-en un sur la carte, ou cherchez dans tout l'index.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Tracer</translation>
    </message>
    <message>
        <source>Drawn rectangle</source>
        <translation>Rectangle tracé</translation>
    </message>
    <message>
        <source>Extent of layer</source>
        <translation>Emprise de la couche</translation>
    </message>
    <message>
        <source>Layer that says where to search</source>
        <translation>Couche qui dit où chercher</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Vue de la carte</translation>
    </message>
    <message>
        <source>No layer says where to search.</source>
        <translation>Aucune couche ne dit où chercher.</translation>
    </message>
    <message>
        <source>No rectangle was drawn yet.</source>
        <translation>Aucun rectangle n'a encore été tracé.</translation>
    </message>
    <message>
        <source>Polygons of layer</source>
        <translation>Polygones de la couche</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>Où chercher</translation>
    </message>
    <message>
        <source>Whole index</source>
        <translation>Tout l'index</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>{}: no figures yet</source>
        <translation>{} : pas encore de valeurs</translation>
    </message>
    <message>
        <source>{}: {} at the start, {} now</source>
        <translation>{} : {} au début, {} maintenant</translation>
    </message>
</context>
<context>
    <name>DeviceLine</name>
    <message>
        <source>Device</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>Libérer la mémoire</translation>
    </message>
    <message>
        <source>Free memory: closes the models that nobody uses, on the graphics card too</source>
        <translation>Libérer la mémoire : ferme les modèles que personne n'utilise, aussi sur la carte graphique</translation>
    </message>
    <message>
        <source>Host not running</source>
        <translation>L'hôte n'est pas lancé</translation>
    </message>
    <message>
        <source>Host ready</source>
        <translation>Hôte prêt</translation>
    </message>
    <message>
        <source>Host {} on {}</source>
        <translation>Hôte {} sur {}</translation>
    </message>
    <message>
        <source>It starts with the first search.</source>
        <translation>Il démarre avec la première recherche.</translation>
    </message>
    <message>
        <source>Memory freed: {} MB</source>
        <translation>Mémoire libérée : {} Mo</translation>
    </message>
    <message>
        <source>Memory: {} MB, of which models {} MB</source>
        <translation>Mémoire : {} Mo, dont modèles {} Mo</translation>
    </message>
    <message>
        <source>running: {}</source>
        <translation>en cours : {}</translation>
    </message>
    <message>
        <source>{} MB</source>
        <translation>{} Mo</translation>
    </message>
</context>
<context>
    <name>ExamplesList</name>
    <message>
        <source>Delete removes an example; Space makes it a counter-example, and back.</source>
        <translation>Suppr retire un exemple ; Espace en fait un contre-exemple, et inversement.</translation>
    </message>
    <message>
        <source>Examples and counter-examples</source>
        <translation>Exemples et contre-exemples</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>Comme ceci</translation>
    </message>
    <message>
        <source>Like {}</source>
        <translation>Comme {}</translation>
    </message>
    <message>
        <source>Make it a counter-example</source>
        <translation>En faire un contre-exemple</translation>
    </message>
    <message>
        <source>Make it an example</source>
        <translation>En faire un exemple</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Tout retirer</translation>
    </message>
    <message>
        <source>Unlike this</source>
        <translation>Pas comme ceci</translation>
    </message>
    <message>
        <source>Unlike {}</source>
        <translation>Pas comme {}</translation>
    </message>
</context>
<context>
    <name>ExportParameters</name>
    <message>
        <source>Area of a layer that is no file</source>
        <translation>Zone d'une couche qui n'est pas un fichier</translation>
    </message>
    <message>
        <source>Go on though parts of a web map are transparent, because they are meant to be so. Otherwise that is an error: most often tiles did not come.</source>
        <translation>Continuer bien que des parties d'une carte web soient transparentes, parce qu'elles doivent l'être. Sinon c'est une erreur : le plus souvent, des tuiles ne sont pas arrivées.</translation>
    </message>
    <message>
        <source>Metres on the ground a pixel of the export has. When empty the layer's own pixels, or 2048 along the longer side of a web map.</source>
        <translation>Mètres au sol que mesure un pixel de l'export. Vide : les pixels de la couche elle-même, ou 2048 le long du plus grand côté d'une carte web.</translation>
    </message>
    <message>
        <source>Resolution of a layer that is no file (m)</source>
        <translation>Résolution d'une couche qui n'est pas un fichier (m)</translation>
    </message>
    <message>
        <source>Take a layer that has holes</source>
        <translation>Accepter une couche qui a des trous</translation>
    </message>
    <message>
        <source>Web maps, virtual layers and others that are no file are exported for the tool: this part of them. All of the layer when empty.</source>
        <translation>Les cartes web, les couches virtuelles et autres qui ne sont pas des fichiers sont exportées pour l'outil : cette partie-là. Vide : toute la couche.</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>A file is damaged.</source>
        <translation>Un fichier est endommagé.</translation>
    </message>
    <message>
        <source>A file or folder is missing.</source>
        <translation>Un fichier ou un dossier manque.</translation>
    </message>
    <message>
        <source>A file or folder may not be read or written.</source>
        <translation>Un fichier ou un dossier ne peut être lu ou écrit.</translation>
    </message>
    <message>
        <source>A plugin of the host did not answer in time.</source>
        <translation>Une extension de l'hôte n'a pas répondu à temps.</translation>
    </message>
    <message>
        <source>A plugin of the host does not work.</source>
        <translation>Une extension de l'hôte ne fonctionne pas.</translation>
    </message>
    <message>
        <source>A plugin of the host ended unexpectedly.</source>
        <translation>Une extension de l'hôte s'est arrêtée de façon inattendue.</translation>
    </message>
    <message>
        <source>A value does not fit.</source>
        <translation>Une valeur ne convient pas.</translation>
    </message>
    <message>
        <source>Bring it again from where it came.</source>
        <translation>Reprenez-le à sa source.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>Change it and run it again.</source>
        <translation>Changez-la et relancez.</translation>
    </message>
    <message>
        <source>Change them in the file of the configuration.</source>
        <translation>Changez-les dans le fichier de configuration.</translation>
    </message>
    <message>
        <source>Check address and token in Settings &gt; Options &gt; RsPlugins, and whether it runs.</source>
        <translation>Vérifiez l'adresse et le jeton dans Préférences &gt; Options &gt; RsPlugins, et s'il fonctionne.</translation>
    </message>
    <message>
        <source>Check its permissions, and whether another program has it open.</source>
        <translation>Vérifiez ses droits, et si un autre programme l'a ouvert.</translation>
    </message>
    <message>
        <source>Check the network, or install the model from a folder or an archive.</source>
        <translation>Vérifiez le réseau, ou installez le modèle depuis un dossier ou une archive.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Vérifiez le chemin.</translation>
    </message>
    <message>
        <source>Check the token in Settings &gt; Options &gt; RsPlugins, or ask whoever runs the host.</source>
        <translation>Vérifiez le jeton dans Préférences &gt; Options &gt; RsPlugins, ou demandez à qui gère l'hôte.</translation>
    </message>
    <message>
        <source>Check their names and the file that they stand in.</source>
        <translation>Vérifiez leurs noms et le fichier où elles se trouvent.</translation>
    </message>
    <message>
        <source>Choose Refresh tools in the menu Raster &gt; RsPlugins.</source>
        <translation>Choisissez Actualiser les outils dans le menu Raster &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose another folder, or ask whoever runs the host.</source>
        <translation>Choisissez un autre dossier, ou demandez à qui gère l'hôte.</translation>
    </message>
    <message>
        <source>Choose the certificate of its authority in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Choisissez le certificat de son autorité dans Préférences &gt; Options &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Choose the model of the index, or index its rasters by this one.</source>
        <translation>Choisissez le modèle de l'index, ou indexez ses rasters avec celui-ci.</translation>
    </message>
    <message>
        <source>Give it a CRS and an extent first.</source>
        <translation>Donnez-lui d'abord un SCR et une emprise.</translation>
    </message>
    <message>
        <source>Give large data as files.</source>
        <translation>Donnez les données volumineuses en fichiers.</translation>
    </message>
    <message>
        <source>If it happens again, open Raster &gt; RsPlugins &gt; Diagnostics report and give it to whoever helps you.</source>
        <translation>Si cela se reproduit, ouvrez Raster &gt; RsPlugins &gt; Rapport de diagnostic et donnez-le à qui vous aide.</translation>
    </message>
    <message>
        <source>Install it on the page Models of the panel, or choose another.</source>
        <translation>Installez-le sur la page Modèles du panneau, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Install the model again.</source>
        <translation>Installez de nouveau le modèle.</translation>
    </message>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Installez la dernière version de RsPlugins.</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>Votre prochaine action le relancera.</translation>
    </message>
    <message>
        <source>It may have run out of memory: close other programs or choose a smaller area, and run it again.</source>
        <translation>La mémoire a pu manquer : fermez d'autres programmes ou choisissez une zone plus petite, et relancez.</translation>
    </message>
    <message>
        <source>Look at the page Jobs of the panel.</source>
        <translation>Regardez la page Tâches du panneau.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder.</source>
        <translation>Faites de la place, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Make the index anew, or choose another file.</source>
        <translation>Refaites l'index, ou choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>Resume it on the page Jobs of the panel.</source>
        <translation>Reprenez-la sur la page Tâches du panneau.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF, and try again.</source>
        <translation>Enregistrez-le en GeoTIFF, et réessayez.</translation>
    </message>
    <message>
        <source>Something went wrong that nobody expected.</source>
        <translation>Une erreur que personne n'attendait s'est produite.</translation>
    </message>
    <message>
        <source>Switch it on: rsplugins plugins enable.</source>
        <translation>Activez-la : rsplugins plugins enable.</translation>
    </message>
    <message>
        <source>The certificate of the host cannot be trusted.</source>
        <translation>Le certificat de l'hôte n'est pas digne de confiance.</translation>
    </message>
    <message>
        <source>The classes cannot be used.</source>
        <translation>Les classes ne peuvent être utilisées.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Le disque est plein.</translation>
    </message>
    <message>
        <source>The files of the model are damaged.</source>
        <translation>Les fichiers du modèle sont endommagés.</translation>
    </message>
    <message>
        <source>The host and this plugin are of different releases.</source>
        <translation>L'hôte et cette extension sont de versions différentes.</translation>
    </message>
    <message>
        <source>The host cannot be reached.</source>
        <translation>L'hôte est injoignable.</translation>
    </message>
    <message>
        <source>The host did not answer in time.</source>
        <translation>L'hôte n'a pas répondu à temps.</translation>
    </message>
    <message>
        <source>The host does not have this tool.</source>
        <translation>L'hôte n'a pas cet outil.</translation>
    </message>
    <message>
        <source>The host does not serve this folder.</source>
        <translation>L'hôte ne sert pas ce dossier.</translation>
    </message>
    <message>
        <source>The host has ended.</source>
        <translation>L'hôte s'est arrêté.</translation>
    </message>
    <message>
        <source>The host refuses this.</source>
        <translation>L'hôte refuse cela.</translation>
    </message>
    <message>
        <source>The index is in use.</source>
        <translation>L'index est utilisé.</translation>
    </message>
    <message>
        <source>The index was made by another model.</source>
        <translation>L'index a été fait par un autre modèle.</translation>
    </message>
    <message>
        <source>The job cannot be found any more, or is in another state.</source>
        <translation>La tâche n'existe plus, ou est dans un autre état.</translation>
    </message>
    <message>
        <source>The job was interrupted.</source>
        <translation>La tâche a été interrompue.</translation>
    </message>
    <message>
        <source>The model could not be fetched.</source>
        <translation>Le modèle n'a pu être récupéré.</translation>
    </message>
    <message>
        <source>The model is in use.</source>
        <translation>Le modèle est utilisé.</translation>
    </message>
    <message>
        <source>The model is not installed.</source>
        <translation>Le modèle n'est pas installé.</translation>
    </message>
    <message>
        <source>The raster cannot be read.</source>
        <translation>Le raster ne peut être lu.</translation>
    </message>
    <message>
        <source>The raster has no place on the map.</source>
        <translation>Le raster n'a pas de place sur la carte.</translation>
    </message>
    <message>
        <source>The settings of the training do not fit.</source>
        <translation>Les réglages de l'entraînement ne conviennent pas.</translation>
    </message>
    <message>
        <source>This file is no index that can be searched.</source>
        <translation>Ce fichier n'est pas un index dans lequel on puisse chercher.</translation>
    </message>
    <message>
        <source>This is too much for one message.</source>
        <translation>C'est trop pour un seul message.</translation>
    </message>
    <message>
        <source>This plugin of the host is switched off.</source>
        <translation>Cette extension de l'hôte est désactivée.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Réessayez.</translation>
    </message>
    <message>
        <source>Wait until the other work is done, or cancel it.</source>
        <translation>Attendez la fin de l'autre travail, ou annulez-le.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>A host on another computer</source>
        <translation>Un hôte sur un autre ordinateur</translation>
    </message>
    <message>
        <source>After a plugin of the host was added or removed, choose Raster &gt; RsPlugins &gt; Refresh tools.</source>
        <translation>Après l'ajout ou le retrait d'une extension de l'hôte, choisissez Raster &gt; RsPlugins &gt; Actualiser les outils.</translation>
    </message>
    <message>
        <source>Beside the project, or into the folder that the settings name. Save the project first: what lies in a temporary folder is gone when QGIS is closed.</source>
        <translation>À côté du projet, ou dans le dossier indiqué par les paramètres. Enregistrez d'abord le projet : ce qui se trouve dans un dossier temporaire disparaît à la fermeture de QGIS.</translation>
    </message>
    <message>
        <source>Every message says what to do. If that does not help, open Raster &gt; RsPlugins &gt; Diagnostics report, read it, and give it to whoever helps you.</source>
        <translation>Chaque message dit quoi faire. Si cela ne suffit pas, ouvrez Raster &gt; RsPlugins &gt; Rapport de diagnostic, lisez-le et donnez-le à la personne qui vous aide.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Layers that are no files</source>
        <translation>Couches qui ne sont pas des fichiers</translation>
    </message>
    <message>
        <source>New plugins</source>
        <translation>Nouvelles extensions</translation>
    </message>
    <message>
        <source>Open Processing &gt; Toolbox and look under RsPlugins. Every tool runs there, in batches, in models and in scripts. Progress and Cancel work as with any other tool, and QGIS stays usable meanwhile.</source>
        <translation>Ouvrez Traitement &gt; Boîte à outils et cherchez sous RsPlugins. Chaque outil y fonctionne, en lot, dans les modèles et dans les scripts. La progression et Annuler agissent comme pour tout autre outil, et QGIS reste utilisable pendant ce temps.</translation>
    </message>
    <message>
        <source>Open the panel with Raster &gt; RsPlugins &gt; Search by words. Make an index of your images once; then write what you look for, in any of ten languages, and click a match to see it on the map.</source>
        <translation>Ouvrez le panneau par Raster &gt; RsPlugins &gt; Chercher par des mots. Créez une fois un index de vos images ; écrivez ensuite ce que vous cherchez, dans l'une des dix langues, et cliquez sur un résultat pour le voir sur la carte.</translation>
    </message>
    <message>
        <source>RsPlugins: help</source>
        <translation>RsPlugins : aide</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>Chercher par des mots</translation>
    </message>
    <message>
        <source>Settings &gt; Options &gt; RsPlugins also takes the address and the token of a host on a computer with more memory or a graphics card. The connection is encrypted.</source>
        <translation>Préférences &gt; Options &gt; RsPlugins accepte aussi l'adresse et le jeton d'un hôte sur un ordinateur qui a plus de mémoire ou une carte graphique. La connexion est chiffrée.</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>L'hôte</translation>
    </message>
    <message>
        <source>The tools</source>
        <translation>Les outils</translation>
    </message>
    <message>
        <source>The work is done by the program rsplugins, outside QGIS. It starts by itself and ends when nobody uses it. If it is not found, choose it in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Le travail est fait par le programme rsplugins, hors de QGIS. Il démarre de lui-même et s'arrête quand personne ne l'utilise. S'il n'est pas trouvé, choisissez-le dans Préférences &gt; Options &gt; RsPlugins.</translation>
    </message>
    <message>
        <source>Web maps and layers in memory are exported first, for the extent and the pixel size that you choose. If tiles are missing, you are told.</source>
        <translation>Les cartes web et les couches en mémoire sont d'abord exportées, pour l'emprise et la taille de pixel que vous choisissez. S'il manque des tuiles, on vous le dit.</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>Quand quelque chose ne va pas</translation>
    </message>
    <message>
        <source>Where results go</source>
        <translation>Où vont les résultats</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>No picture</source>
        <translation>Pas d'image</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>Confidence: {:.0f} %</source>
        <translation>Confiance : {:.0f} %</translation>
    </message>
    <message>
        <source>Cosine to the query: {:.3f}</source>
        <translation>Cosinus avec la requête : {:.3f}</translation>
    </message>
    <message>
        <source>Match {}: {}, score {}</source>
        <translation>Résultat {} : {}, score {}</translation>
    </message>
</context>
<context>
    <name>HostLocation</name>
    <message>
        <source>Install RsPlugins, or choose its program in Settings &gt; Options &gt; RsPlugins (or name it in the environment variable RSPLUGINS_HOST).</source>
        <translation>Installez RsPlugins, ou choisissez son programme dans Préférences &gt; Options &gt; RsPlugins (ou indiquez-le dans la variable d'environnement RSPLUGINS_HOST).</translation>
    </message>
    <message>
        <source>The program of RsPlugins was not found on this computer.</source>
        <translation>Le programme de RsPlugins n'a pas été trouvé sur cet ordinateur.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the environment variable RSPLUGINS_HOST names.</source>
        <translation>Le programme « {program} », indiqué par la variable d'environnement RSPLUGINS_HOST, n'existe pas.</translation>
    </message>
    <message>
        <source>There is no program "{program}", which the settings name.</source>
        <translation>Le programme « {program} », indiqué par les paramètres, n'existe pas.</translation>
    </message>
</context>
<context>
    <name>HostSession</name>
    <message>
        <source>Load it again in the list of plugins.</source>
        <translation>Chargez-la de nouveau dans la liste des extensions.</translation>
    </message>
    <message>
        <source>RsPlugins was unloaded.</source>
        <translation>RsPlugins a été déchargé.</translation>
    </message>
</context>
<context>
    <name>HostSettings</name>
    <message>
        <source>The token of the remote host could not be read from QGIS's authentication store.</source>
        <translation>Le jeton de l'hôte distant n'a pas pu être lu dans le magasin d'authentification de QGIS.</translation>
    </message>
    <message>
        <source>Write it again in Settings &gt; Options &gt; RsPlugins.</source>
        <translation>Saisissez-le de nouveau dans Préférences &gt; Options &gt; RsPlugins.</translation>
    </message>
</context>
<context>
    <name>HostVersion</name>
    <message>
        <source>Install the newest RsPlugins.</source>
        <translation>Installez la dernière version de RsPlugins.</translation>
    </message>
    <message>
        <source>The host has version {version}; this plugin needs {minimum} or newer.</source>
        <translation>L'hôte a la version {version} ; cette extension demande {minimum} ou plus récent.</translation>
    </message>
</context>
<context>
    <name>IndexDialog</name>
    <message>
        <source>&amp;Index file</source>
        <translation>Fichier d'&amp;index</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modèle</translation>
    </message>
    <message>
        <source>&amp;Pixel size (m)</source>
        <translation>Taille de &amp;pixel (m)</translation>
    </message>
    <message>
        <source>&amp;Rasters and folders whose tiles can be searched:</source>
        <translation>&amp;Rasters et dossiers dont les tuiles pourront être cherchées :</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Ajouter des fichiers…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Add rasters to the index</source>
        <translation>Ajouter des rasters à l'index</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>Modèle par défaut</translation>
    </message>
    <message>
        <source>Folder to index, with all below it</source>
        <translation>Dossier à indexer, avec tout ce qu'il contient</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>How much there is to index</source>
        <translation>Combien il y a à indexer</translation>
    </message>
    <message>
        <source>Layers that are no file</source>
        <translation>Couches qui ne sont pas des fichiers</translation>
    </message>
    <message>
        <source>Make the index</source>
        <translation>Créer l'index</translation>
    </message>
    <message>
        <source>Map view</source>
        <translation>Vue de la carte</translation>
    </message>
    <message>
        <source>New index</source>
        <translation>Nouvel index</translation>
    </message>
    <message>
        <source>Part to &amp;export</source>
        <translation>Partie à &amp;exporter</translation>
    </message>
    <message>
        <source>Rasters to index</source>
        <translation>Rasters à indexer</translation>
    </message>
    <message>
        <source>The model of the index</source>
        <translation>Le modèle de l'index</translation>
    </message>
    <message>
        <source>This layer is no file. A part of it is exported into the folder “layers” beside the index, and stays there.</source>
        <translation>Cette couche n'est pas un fichier. Une partie en est exportée dans le dossier « layers » à côté de l'index, et y reste.</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <translation>Toute la couche</translation>
    </message>
    <message>
        <source>the layer's own</source>
        <translation>celle de la couche</translation>
    </message>
</context>
<context>
    <name>IndexEstimate</name>
    <message>
        <source>About {} at the pace of the last index.</source>
        <translation>Environ {} au rythme du dernier index.</translation>
    </message>
    <message>
        <source>How long it takes is known after the first index.</source>
        <translation>La durée sera connue après le premier index.</translation>
    </message>
    <message>
        <source>Rasters: more than {}, million pixels: more than {}</source>
        <translation>Rasters : plus de {}, millions de pixels : plus de {}</translation>
    </message>
    <message>
        <source>Rasters: {}, million pixels: {}</source>
        <translation>Rasters : {}, millions de pixels : {}</translation>
    </message>
</context>
<context>
    <name>IndexSources</name>
    <message>
        <source>Choose another place for the index.</source>
        <translation>Choisissez un autre endroit pour l'index.</translation>
    </message>
    <message>
        <source>Exporting {}</source>
        <translation>Export de {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be written to.</source>
        <translation>Le dossier {} n'est pas accessible en écriture.</translation>
    </message>
</context>
<context>
    <name>IndexTab</name>
    <message>
        <source>Add rasters…</source>
        <translation>Ajouter des rasters…</translation>
    </message>
    <message>
        <source>Adds an index that was made before</source>
        <translation>Ajoute un index créé auparavant</translation>
    </message>
    <message>
        <source>An index needs at least one raster. Take it off the list, or delete its file.</source>
        <translation>Un index a besoin d'au moins un raster. Ôtez-le de la liste, ou supprimez son fichier.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>Cancelled. Update goes on where it was.</source>
        <translation>Annulé. Mettre à jour reprend où c’en était.</translation>
    </message>
    <message>
        <source>Changed {}</source>
        <translation>Modifié : {}</translation>
    </message>
    <message>
        <source>Check whether another program has it open.</source>
        <translation>Vérifiez si un autre programme l'a ouvert.</translation>
    </message>
    <message>
        <source>Delete index</source>
        <translation>Supprimer l'index</translation>
    </message>
    <message>
        <source>Delete the file…</source>
        <translation>Supprimer le fichier…</translation>
    </message>
    <message>
        <source>Delete {}? The rasters stay.</source>
        <translation>Supprimer {} ? Les rasters restent.</translation>
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
        <translation>Les index et leurs rasters</translation>
    </message>
    <message>
        <source>Looks through the rasters again: those that changed are indexed anew, those that are gone are removed.</source>
        <translation>Parcourt de nouveau les rasters : ceux qui ont changé sont réindexés, ceux qui ont disparu sont retirés.</translation>
    </message>
    <message>
        <source>Model, date</source>
        <translation>Modèle, date</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>Nouvel index…</translation>
    </message>
    <message>
        <source>No index is selected</source>
        <translation>Aucun index n'est sélectionné</translation>
    </message>
    <message>
        <source>Open an index</source>
        <translation>Ouvrir un index</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Rasters: {}</source>
        <translation>Rasters : {}</translation>
    </message>
    <message>
        <source>Remove this raster from the index</source>
        <translation>Retirer ce raster de l'index</translation>
    </message>
    <message>
        <source>Search this index</source>
        <translation>Chercher dans cet index</translation>
    </message>
    <message>
        <source>Show its tiles on the map</source>
        <translation>Montrer ses tuiles sur la carte</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Ôter de cette liste</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Tuiles</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Mettre à jour</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>En attente…</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>modifié depuis</translation>
    </message>
    <message>
        <source>file is gone</source>
        <translation>fichier disparu</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>{} cannot be deleted: {}</source>
        <translation>{} ne peut pas être supprimé : {}</translation>
    </message>
    <message>
        <source>{} is ready to be searched.</source>
        <translation>On peut chercher dans {}.</translation>
    </message>
</context>
<context>
    <name>JobsTab</name>
    <message>
        <source>Also short calls</source>
        <translation>Aussi les appels courts</translation>
    </message>
    <message>
        <source>Also shows searches and other calls that somebody waited for and that went well.</source>
        <translation>Montre aussi les recherches et autres appels que quelqu'un a attendus et qui se sont bien passés.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Figure to show</source>
        <translation>Grandeur montrée</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Opens the form of the training; its progress is shown here.</source>
        <translation>Ouvre le formulaire de l'entraînement ; sa progression est montrée ici.</translation>
    </message>
    <message>
        <source>Opens the form that makes training data of a raster and a layer of labels.</source>
        <translation>Ouvre le formulaire qui crée des données d'entraînement à partir d'un raster et d'une couche d'étiquettes.</translation>
    </message>
    <message>
        <source>Processing does not show this tool. Choose Refresh tools in the menu Raster ▸ RsPlugins.</source>
        <translation>Traitement ne montre pas cet outil. Choisissez Actualiser les outils dans le menu Raster ▸ RsPlugins.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Train a model…</source>
        <translation>Entraîner un modèle…</translation>
    </message>
    <message>
        <source>Training data…</source>
        <translation>Données d'entraînement…</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échouée</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompue</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>encore {}</translation>
    </message>
    <message>
        <source>{} of {} {}</source>
        <translation>{} sur {} {}</translation>
    </message>
    <message>
        <source>{} {} a second</source>
        <translation>{} {} par seconde</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Close the message</source>
        <translation>Fermer le message</translation>
    </message>
    <message>
        <source>It is started again by whatever you do next.</source>
        <translation>Votre prochaine action le relancera.</translation>
    </message>
</context>
<context>
    <name>ModelsTab</name>
    <message>
        <source>About {}</source>
        <translation>Environ {}</translation>
    </message>
    <message>
        <source>Archive with a model</source>
        <translation>Archive avec un modèle</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archives</translation>
    </message>
    <message>
        <source>Brings a model from this computer, or one of those below that can be had.</source>
        <translation>Apporte un modèle de cet ordinateur, ou l'un de ceux ci-dessous qui sont disponibles.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>Fetch a model</source>
        <translation>Récupérer un modèle</translation>
    </message>
    <message>
        <source>Fetch {} over the network?</source>
        <translation>Récupérer {} par le réseau ?</translation>
    </message>
    <message>
        <source>Folder with a model</source>
        <translation>Dossier avec un modèle</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>Depuis un dossier…</translation>
    </message>
    <message>
        <source>From an archive…</source>
        <translation>Depuis une archive…</translation>
    </message>
    <message>
        <source>From: {}</source>
        <translation>Source : {}</translation>
    </message>
    <message>
        <source>In memory: {}</source>
        <translation>En mémoire : {}</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>Languages: {}</source>
        <translation>Langues : {}</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>Licence : {}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Over the network</source>
        <translation>Par le réseau</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Retirer un modèle</translation>
    </message>
    <message>
        <source>Remove {}? Indexes that were made by it cannot be searched then.</source>
        <translation>Retirer {} ? Les index faits par lui ne pourront plus être interrogés.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>En attente…</translation>
    </message>
    <message>
        <source>can be had</source>
        <translation>disponible</translation>
    </message>
    <message>
        <source>default</source>
        <translation>par défaut</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installé</translation>
    </message>
    <message>
        <source>{} is installed: a new index can be made by it, and every tool takes it.</source>
        <translation>{} est installé : un nouvel index peut être fait avec lui, et tous les outils l'acceptent.</translation>
    </message>
    <message>
        <source>{} was removed.</source>
        <translation>{} a été retiré.</translation>
    </message>
</context>
<context>
    <name>OptionsPage</name>
    <message>
        <source> MB</source>
        <translation> Mo</translation>
    </message>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source> million pixels</source>
        <translation> millions de pixels</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>All searches at most</source>
        <translation>Toutes les recherches au plus</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>À côté du projet</translation>
    </message>
    <message>
        <source>Certificate of the authority</source>
        <translation>Certificat de l'autorité</translation>
    </message>
    <message>
        <source>Connected: the host has version {}.</source>
        <translation>Connecté : l'hôte a la version {}.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Diagnostics report…</source>
        <translation>Rapport de diagnostic…</translation>
    </message>
    <message>
        <source>Folder for outputs</source>
        <translation>Dossier des sorties</translation>
    </message>
    <message>
        <source>Folder to add</source>
        <translation>Dossier à ajouter</translation>
    </message>
    <message>
        <source>Folders with further plugins of the host</source>
        <translation>Dossiers avec d'autres extensions de l'hôte</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>Trouvé : {}</translation>
    </message>
    <message>
        <source>Host on this computer</source>
        <translation>Hôte sur cet ordinateur</translation>
    </message>
    <message>
        <source>How long the files of searches are kept that no project shows</source>
        <translation>Combien de temps sont gardés les fichiers de recherches qu'aucun projet ne montre</translation>
    </message>
    <message>
        <source>Keep searches</source>
        <translation>Garder les recherches</translation>
    </message>
    <message>
        <source>Largest export of a layer that is no file</source>
        <translation>Plus grand export d'une couche qui n'est pas un fichier</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Sorties</translation>
    </message>
    <message>
        <source>Plugin folders</source>
        <translation>Dossiers d'extensions</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Résultat du test</translation>
    </message>
    <message>
        <source>Stored; write another to replace it</source>
        <translation>Enregistré ; saisissez-en un autre pour le remplacer</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Tester la connexion</translation>
    </message>
    <message>
        <source>The most that the files of all searches in a folder may take; the oldest go first</source>
        <translation>Le plus que peuvent occuper les fichiers de toutes les recherches d'un dossier ; les plus anciens partent d'abord</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>Le programme rsplugins</translation>
    </message>
    <message>
        <source>The token is kept in the authentication store of QGIS, which asks for its master password. Whoever runs the host has the token, and the certificate where its authority is not one that this computer knows.</source>
        <translation>Le jeton est gardé dans le magasin d'authentification de QGIS, qui demande son mot de passe principal. La personne qui fait fonctionner l'hôte a le jeton, ainsi que le certificat si son autorité n'est pas connue de cet ordinateur.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Use a host on another computer</source>
        <translation>Utiliser un hôte sur un autre ordinateur</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>First steps</source>
        <translation>Premiers pas</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
</context>
<context>
    <name>PanelContext</name>
    <message>
        <source>Install the newest RsPlugins, or a plugin with such a tool.</source>
        <translation>Installez la dernière version de RsPlugins, ou une extension qui a un tel outil.</translation>
    </message>
    <message>
        <source>No plugin of the host can do that.</source>
        <translation>Aucune extension de l'hôte ne sait le faire.</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>place {}, {}</source>
        <translation>lieu {}, {}</translation>
    </message>
</context>
<context>
    <name>RasterInput</name>
    <message>
        <source>"{name}" is no file, and this area of it would be {size} million pixels.</source>
        <translation>« {name} » n'est pas un fichier, et cette zone ferait {size} millions de pixels.</translation>
    </message>
    <message>
        <source>Check that it can be drawn, and that the disk is not full.</source>
        <translation>Vérifiez qu'elle peut être dessinée et que le disque n'est pas plein.</translation>
    </message>
    <message>
        <source>Check the connection and whether the layer covers the area; a layer that is meant to have holes can be taken with them.</source>
        <translation>Vérifiez la connexion et que la couche couvre la zone ; une couche qui doit avoir des trous peut être prise avec eux.</translation>
    </message>
    <message>
        <source>Choose a smaller area, or a coarser resolution.</source>
        <translation>Choisissez une zone plus petite ou une résolution plus grossière.</translation>
    </message>
    <message>
        <source>Choose an area that the layer covers.</source>
        <translation>Choisissez une zone que la couche couvre.</translation>
    </message>
    <message>
        <source>Save it as a GeoTIFF first.</source>
        <translation>Enregistrez-la d'abord en GeoTIFF.</translation>
    </message>
    <message>
        <source>The area does not meet the layer "{name}".</source>
        <translation>La zone ne rencontre pas la couche « {name} ».</translation>
    </message>
    <message>
        <source>The layer "{name}" cannot be exported.</source>
        <translation>La couche « {name} » ne peut pas être exportée.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported.</source>
        <translation>La couche « {name} » n'a pas pu être exportée.</translation>
    </message>
    <message>
        <source>{percent} % of the area of "{name}" did not come: tiles are missing, or there is nothing there.</source>
        <translation>{percent} % de la zone de « {name} » ne sont pas arrivés : des tuiles manquent, ou il n'y a rien à cet endroit.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Asking the host…</source>
        <translation>L'hôte est interrogé…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Diagnostics report</source>
        <translation>Rapport de diagnostic</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Versions, the state of the host, settings and the last lines of its log. Passwords, tokens, paths and names are taken out. Nothing is sent anywhere: copy it to whoever helps you.</source>
        <translation>Versions, état de l'hôte, paramètres et dernières lignes de son journal. Mots de passe, jetons, chemins et noms sont ôtés. Rien n'est envoyé : copiez-le pour la personne qui vous aide.</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Matches</source>
        <translation>Résultats</translation>
    </message>
</context>
<context>
    <name>RsPlugins</name>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>Run it again: the host is started anew. If it ends again, look into its log.</source>
        <translation>Relancez : l'hôte redémarre. S'il s'arrête encore, regardez son journal.</translation>
    </message>
    <message>
        <source>The export stays, because what the tool writes refers to it: {path}</source>
        <translation>L'export est conservé, car ce que l'outil écrit y renvoie : {path}</translation>
    </message>
    <message>
        <source>The layer "{name}" is no file: {what} were exported.</source>
        <translation>La couche « {name} » n'est pas un fichier : {what} ont été exportés.</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>encore {time}</translation>
    </message>
    <message>
        <source>{title} is no JSON: {reason}</source>
        <translation>{title} n'est pas du JSON : {reason}</translation>
    </message>
    <message>
        <source>{title}: QGIS's authentication store has no such entry.</source>
        <translation>{title} : le magasin d'authentification de QGIS n'a pas cette entrée.</translation>
    </message>
    <message>
        <source>{title}: give numbers of bands, such as 4,3,2.</source>
        <translation>{title} : donnez des numéros de bandes, par exemple 4,3,2.</translation>
    </message>
    <message>
        <source>{title}: neither the area nor the project has a CRS. Give the project one, or write it behind the area: 1,2,3,4 [EPSG:4326].</source>
        <translation>{title} : ni la zone ni le projet n'ont de SCR. Donnez-en un au projet, ou écrivez-le après la zone : 1,2,3,4 [EPSG:4326].</translation>
    </message>
    <message>
        <source>{title}: the folder {path} cannot be made: {reason}</source>
        <translation>{title} : le dossier {path} ne peut pas être créé : {reason}</translation>
    </message>
    <message>
        <source>{title}: the tool writes {ending} files. Give the path that ending.</source>
        <translation>{title} : l'outil écrit des fichiers {ending}. Donnez cette extension au chemin.</translation>
    </message>
    <message>
        <source>{title}: these cannot be read: {names}</source>
        <translation>{title} : illisible : {names}</translation>
    </message>
    <message>
        <source>{title}: tools write files, not tables of a database. Give the path of a file.</source>
        <translation>{title} : les outils écrivent des fichiers, pas des tables d'une base de données. Donnez le chemin d'un fichier.</translation>
    </message>
</context>
<context>
    <name>RsPluginsPlugin</name>
    <message>
        <source>Diagnostics report…</source>
        <translation>Rapport de diagnostic…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Refresh tools</source>
        <translation>Actualiser les outils</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Paramètres…</translation>
    </message>
</context>
<context>
    <name>RsPluginsProvider</name>
    <message>
        <source>{path} was left out: {reason}.</source>
        <translation>{path} a été laissé de côté : {reason}.</translation>
    </message>
</context>
<context>
    <name>RsPluginsTokens</name>
    <message>
        <source>RsPlugins: token of the remote host</source>
        <translation>RsPlugins : jeton de l'hôte distant</translation>
    </message>
    <message>
        <source>Start QGIS with the environment variable RSPLUGINS_TOKEN instead.</source>
        <translation>Lancez plutôt QGIS avec la variable d'environnement RSPLUGINS_TOKEN.</translation>
    </message>
    <message>
        <source>The authentication store of QGIS is switched off, so the token cannot be kept.</source>
        <translation>Le magasin d'authentification de QGIS est désactivé ; le jeton ne peut donc pas être gardé.</translation>
    </message>
    <message>
        <source>The token was not stored: the authentication store of QGIS was not opened.</source>
        <translation>Le jeton n'a pas été enregistré : le magasin d'authentification de QGIS n'a pas été ouvert.</translation>
    </message>
    <message>
        <source>Try again, and give the master password of QGIS when it asks for it.</source>
        <translation>Réessayez, et donnez le mot de passe principal de QGIS quand il le demande.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Where in the tile</source>
        <translation>Où dans la tuile</translation>
    </message>
</context>
<context>
    <name>SearchArea</name>
    <message>
        <source>Choose a smaller area, or another CRS for the project.</source>
        <translation>Choisissez une zone plus petite, ou un autre SCR pour le projet.</translation>
    </message>
    <message>
        <source>Choose another layer, or select polygons in it.</source>
        <translation>Choisissez une autre couche, ou sélectionnez-y des polygones.</translation>
    </message>
    <message>
        <source>Give the project or the layer a CRS.</source>
        <translation>Donnez un SCR au projet ou à la couche.</translation>
    </message>
    <message>
        <source>The area reaches beyond what {} can show.</source>
        <translation>La zone dépasse ce que {} peut montrer.</translation>
    </message>
    <message>
        <source>The layer {} holds no polygon.</source>
        <translation>La couche {} ne contient aucun polygone.</translation>
    </message>
    <message>
        <source>The map or the layer has no CRS, so that nobody knows where the area lies.</source>
        <translation>La carte ou la couche n'a pas de SCR : nul ne sait où se trouve la zone.</translation>
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
        <translation>Chercher par des mots</translation>
    </message>
    <message>
        <source>Search images by words and by example (RsPlugins)</source>
        <translation>Chercher des images par des mots et par l'exemple (RsPlugins)</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Matches</source>
        <translation>&amp;Résultats</translation>
    </message>
    <message>
        <source>Add what the matches should, or should not, look like</source>
        <translation>Ajouter ce à quoi les résultats doivent, ou ne doivent pas, ressembler</translation>
    </message>
    <message>
        <source>An image that shows it</source>
        <translation>Une image qui le montre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Click a place on the map, or drag a rectangle: what looks like it is found.</source>
        <translation>Cliquez sur un lieu de la carte, ou tracez un rectangle : ce qui y ressemble est trouvé.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Find similar here</source>
        <translation>Trouver des lieux semblables</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>Langue des mots</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Comme</translation>
    </message>
    <message>
        <source>Like a place on the map</source>
        <translation>Comme un lieu de la carte</translation>
    </message>
    <message>
        <source>Like an image…</source>
        <translation>Comme une image…</translation>
    </message>
    <message>
        <source>Like words</source>
        <translation>Comme des mots</translation>
    </message>
    <message>
        <source>Like words…</source>
        <translation>Comme des mots…</translation>
    </message>
    <message>
        <source>Matches do not depend on it; how sure the model says it is does.</source>
        <translation>Les résultats n'en dépendent pas ; la certitude que le modèle annonce, si.</translation>
    </message>
    <message>
        <source>Number of matches</source>
        <translation>Nombre de résultats</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Search &amp;in</source>
        <translation>Chercher &amp;dans</translation>
    </message>
    <message>
        <source>Show or hide the options</source>
        <translation>Montrer ou cacher les options</translation>
    </message>
    <message>
        <source>Unlike</source>
        <translation>Pas comme</translation>
    </message>
    <message>
        <source>Unlike a place on the map</source>
        <translation>Pas comme un lieu de la carte</translation>
    </message>
    <message>
        <source>Unlike an image…</source>
        <translation>Pas comme une image…</translation>
    </message>
    <message>
        <source>Unlike words</source>
        <translation>Pas comme des mots</translation>
    </message>
    <message>
        <source>Unlike words…</source>
        <translation>Pas comme des mots…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Que cherchez-vous ?</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Ce qui est cherché</translation>
    </message>
    <message>
        <source>Words in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian: “a harbour with ships”, “一个停车场”, “лес у реки”</source>
        <translation>Des mots en anglais, portugais, espagnol, français, allemand, néerlandais, italien, chinois, coréen ou russe : « un port avec des bateaux », “一个停车场”, “лес у реки”</translation>
    </message>
    <message>
        <source>Words:</source>
        <translation>Mots :</translation>
    </message>
</context>
<context>
    <name>SearchLayers</name>
    <message>
        <source>Save the project in a folder of your own, or choose a folder for outputs in the settings.</source>
        <translation>Enregistrez le projet dans un dossier à vous, ou choisissez un dossier des sorties dans les paramètres.</translation>
    </message>
    <message>
        <source>Search: {}</source>
        <translation>Recherche : {}</translation>
    </message>
    <message>
        <source>The folder {} cannot be made.</source>
        <translation>Le dossier {} ne peut pas être créé.</translation>
    </message>
</context>
<context>
    <name>SearchLocatorFilter</name>
    <message>
        <source>Search images by words (RsPlugins)</source>
        <translation>Chercher des images par des mots (RsPlugins)</translation>
    </message>
    <message>
        <source>Search images for “{}”</source>
        <translation>Chercher des images : « {} »</translation>
    </message>
</context>
<context>
    <name>SearchTab</name>
    <message>
        <source>1 match</source>
        <translation>1 résultat</translation>
    </message>
    <message>
        <source>Add its raster to the project</source>
        <translation>Ajouter son raster au projet</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>Index to search</source>
        <translation>Index où chercher</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>Moins comme ceci</translation>
    </message>
    <message>
        <source>Make one of your rasters on the page Indexes.</source>
        <translation>Créez-en un à partir de vos rasters sur la page Index.</translation>
    </message>
    <message>
        <source>Make, add or update indexes</source>
        <translation>Créer, ajouter ou mettre à jour des index</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Plus comme ceci</translation>
    </message>
    <message>
        <source>No index yet</source>
        <translation>Pas encore d'index</translation>
    </message>
    <message>
        <source>Nothing found: no tile of the index lies there.</source>
        <translation>Rien trouvé : aucune tuile de l'index ne s'y trouve.</translation>
    </message>
    <message>
        <source>Open the picture</source>
        <translation>Ouvrir l'image</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Montrer sur la carte</translation>
    </message>
    <message>
        <source>Shows on the map which parts of the matches are most like what you look for.</source>
        <translation>Montre sur la carte quelles parties des résultats ressemblent le plus à ce que vous cherchez.</translation>
    </message>
    <message>
        <source>There is no index to search yet.</source>
        <translation>Il n'y a pas encore d'index où chercher.</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>Il n'y a rien à chercher.</translation>
    </message>
    <message>
        <source>Tiles searched: {}</source>
        <translation>Tuiles parcourues : {}</translation>
    </message>
    <message>
        <source>Where in the tile</source>
        <translation>Où dans la tuile</translation>
    </message>
    <message>
        <source>Write what you look for, or give an example.</source>
        <translation>Écrivez ce que vous cherchez, ou donnez un exemple.</translation>
    </message>
    <message>
        <source>match {} of {}</source>
        <translation>résultat {} de {}</translation>
    </message>
    <message>
        <source>{} has no place on the map: its raster names no CRS.</source>
        <translation>{} n'a pas de place sur la carte : son raster n'indique pas de SCR.</translation>
    </message>
    <message>
        <source>{} matches</source>
        <translation>{} résultats</translation>
    </message>
</context>
<context>
    <name>VectorInput</name>
    <message>
        <source>Save it as a GeoPackage first.</source>
        <translation>Enregistrez-la d'abord en GeoPackage.</translation>
    </message>
    <message>
        <source>The layer "{name}" could not be exported: {reason}</source>
        <translation>La couche « {name} » n'a pas pu être exportée : {reason}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>An index of your rasters</source>
        <translation>Un index de vos rasters</translation>
    </message>
    <message>
        <source>Choose program…</source>
        <translation>Choisir le programme…</translation>
    </message>
    <message>
        <source>Everything runs on this computer. No account, no network: nothing you search or index leaves it.</source>
        <translation>Tout fonctionne sur cet ordinateur. Pas de compte, pas de réseau : rien de ce que vous cherchez ou indexez n'en sort.</translation>
    </message>
    <message>
        <source>Go to the search</source>
        <translation>Aller à la recherche</translation>
    </message>
    <message>
        <source>It is here, starts by itself when it is needed, and ends when nobody uses it.</source>
        <translation>Il est là, démarre de lui-même quand on en a besoin, et s'arrête quand personne ne l'utilise.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Chercher de nouveau</translation>
    </message>
    <message>
        <source>New index…</source>
        <translation>Nouvel index…</translation>
    </message>
    <message>
        <source>One index can be searched.</source>
        <translation>On peut chercher dans un index.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Running: {}.</source>
        <translation>En marche : {}.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Search images by words in three steps</source>
        <translation>Chercher des images par des mots, en trois étapes</translation>
    </message>
    <message>
        <source>Start it now</source>
        <translation>Démarrer maintenant</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>L'hôte</translation>
    </message>
    <message>
        <source>The host looks once at every tile of the rasters that you name and keeps what it saw in a GeoPackage. The Jobs page shows how far it is; searches then take less than a second.</source>
        <translation>L'hôte regarde une fois chaque tuile des rasters que vous indiquez et garde dans un GeoPackage ce qu'il a vu. La page Tâches montre où il en est ; les recherches durent ensuite moins d'une seconde.</translation>
    </message>
    <message>
        <source>The program rsplugins</source>
        <translation>Le programme rsplugins</translation>
    </message>
    <message>
        <source>The tools run in a program of its own, which is not here yet. Three ways to get it:
• the RsPlugins installer of your system;
• the portable folder, unpacked anywhere, also from a USB stick: choose its program below;
• a build of the source: dotnet build host -c Release.
None of them changes the Python of QGIS.</source>
        <translation>Les outils fonctionnent dans un programme à part, qui n'est pas encore là. Trois façons de l'obtenir :
• l'installateur de RsPlugins pour votre système ;
• le dossier portable, décompressé n'importe où, même depuis une clé USB : choisissez son programme ci-dessous ;
• une compilation des sources : dotnet build host -c Release.
Aucune ne change le Python de QGIS.</translation>
    </message>
    <message>
        <source>Write what you look for in English, Portuguese, Spanish, French, German, Dutch, Italian, Chinese, Korean or Russian, or click a place on the map to find more like it. Matches come as pictures and as a layer.</source>
        <translation>Écrivez ce que vous cherchez en anglais, portugais, espagnol, français, allemand, néerlandais, italien, chinois, coréen ou russe, ou cliquez sur un lieu de la carte pour en trouver de semblables. Les résultats viennent en images et en couche.</translation>
    </message>
    <message>
        <source>{} indexes can be searched.</source>
        <translation>On peut chercher dans {} index.</translation>
    </message>
</context>
</TS>
