/// Words of other languages by which a main clause is told apart: what somebody does, in the third person, and where.
enum ForeignWords {
  /// Verbs of what is seen in videos, as they stand behind whom they tell of.
  static let verbs = list(
    """
    lässt lassen sort sortent saute traînent schiebt zieht hebt malt kehrt wäscht bringt pousse tire lève peint lave \
    empuja lava barre limpia levanta empurra varre levanta spinge alza gießt gießen pflückt strickt backt wirft fängt schneidet öffnet schließt zündet gräbt füttert streichelt winkt reibt \
    tricote tricotent verse ouvre ferme jette attrape coupe cueille souffle nourrit caresse allume plonge glisse brode \
    teje tejen vierte abre cierra atrapa recoge alimenta acaricia enciende saluda sopla teje persiguen bucea \
    tece abre fecha atira pega corta colhe sopra alimenta acende mergulha \
    versa apre chiude lancia prende taglia raccoglie soffia accarezza accende saluta tesse \
    corre corren camina caminan baila bailan duerme duermen salta saltan vuela vuelan juega juegan canta cantan come comen \
    bebe beben nada nadan monta montan conduce cocina cocinan toca tocan lee leen escribe mira miran sonríe ríe llora \
    abraza abrazan besa cae caen sube baja cruza pasea pasean navega flota trabaja pinta sostiene lleva está están \
    persigue se observa gira brilla llueve nieva sale entra espera habla hablan sirve corta lanza empuja tira \
    corre correm caminha caminham anda dança dançam dorme dormem pula voa voam brinca brincam joga jogam bebe dirige \
    cozinha lê escreve olha sorri chora abraça beija cai sobe desce atravessa passeia navega flutua trabalha segura \
    estão persegue \
    court courent marche marchent danse dansent dort dorment saute sautent vole volent joue jouent chante chantent mange \
    mangent boit nage nagent conduit cuisine lit écrit regarde regardent sourit rit pleure embrasse tombe tombent monte \
    descend traverse traversent navigue flotte travaille peint tient porte sont poursuit tourne brille attend parle sert \
    se \
    corrono cammina camminano balla ballano salta saltano vola volano gioca giocano canta cantano mangia mangiano nuota \
    guida cucina legge scrive guarda guardano sorride ride piange abbraccia bacia cade scende attraversa passeggia naviga \
    galleggia lavora dipinge tiene suona sta stanno insegue si \
    läuft laufen rennt rennen geht gehen tanzt tanzen schläft schlafen springt springen fliegt fliegen spielt spielen singt \
    singen isst essen trinkt trinken schwimmt schwimmen fährt fahren reitet kocht kochen liest schreibt schaut schauen \
    blickt lächelt lacht lachen weint umarmt küsst fällt fallen steigt klettert überquert segelt treibt arbeitet malt hält \
    trägt sitzt sitzen steht stehen liegt liegen jagt dreht leuchtet regnet schneit wartet spricht ist sind schwebt gleitet \
    loopt lopen rent danst dansen slaapt slapen springt vliegt vliegen speelt spelen zingt eet drinkt zwemt rijdt kookt \
    leest kijkt lacht huilt valt zit zitten staat staan ligt
    """)

  /// Words that lead to where somebody is.
  static let links = list(
    """
    en por sobre bajo entre junto frente desde hacia a al em na no nas nos numa num pela pelo sob perto ao à dans sur sous au aux le \
    devant derrière près nel nella nello nei sul sulla sullo sotto in im am auf an unter über vor hinter neben durch \
    zwischen op naar onder door langs
    """)

  /// Places by their nouns.
  static let places = list(
    """
    fensterbank treppe flur hof keller bäckerei brunnen bank escalera patio panadería escalier cour cave boulangerie \
    scala cortile cantina panetteria panchina riva escada quintal padaria banco sofá sofa hügel hügeln colline collina colina four horno callejón acera muelle quai ruelle trottoir toits toit terrasse steg \
    balcón cocina puerta ventana chimenea mesa estación tren barco cheminée fenêtre balcon table gare train bateau café \
    balkon fenster kamin tisch bahnhof zug boot finestra camino balcone tavolo stazione treno barca janela lareira varanda \
    mesa estação trem barco \
    marktplatz platz bahnsteig turm kirche schloss burg turm église château tour chiesa castello torre iglesia castillo torre \
    playa calle bosque mar ciudad parque jardín río lago montaña montañas desierto campo cocina casa habitación sala plaza \
    puente mercado tejado azotea cielo océano pradera carretera nieve café restaurante oficina escenario puerto pueblo \
    praia rua floresta cidade jardim rio lago montanha deserto campo cozinha sala praça ponte mercado céu oceano estrada \
    telhado palco porto vila \
    plage rue forêt mer ville parc jardin rivière lac montagne montagnes désert champ cuisine maison chambre salon place \
    pont marché toit ciel océan prairie route neige scène port village bureau \
    spiaggia strada bosco foresta mare città parco giardino fiume montagna campo cucina camera piazza ponte tetto cielo \
    oceano prato neve palco porto villaggio \
    strand straße wald meer stadt park garten fluss see berg bergen wüste feld küche haus zimmer wohnzimmer platz brücke \
    markt dach himmel ozean wiese schnee café büro bühne hafen dorf ufer gasse \
    straat bos zee stad tuin rivier veld keuken huis kamer plein brug
    """)

  private static func list(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}
