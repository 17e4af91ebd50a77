/// Words so common that every text encoder's vocabulary holds them whole.
///
/// Chosen by measure: each is one token behind a space in the vocabularies of CLIP, Qwen2 and a SentencePiece model of
/// 32,000 pieces. Ordered by the alphabet.
enum CommonWords {
  static let all: Set<String> = Set(list.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let list = """
    a ability about above absolutely access accident according account across acting action actions active
    activities activity acts actually added addition address adds adjust advance advice after afternoon again
    against agent agree ahead alert alive all allow almost alone along alongside already also although always am
    among amongst amount an analysis ancient and android angle angry animal animals animated announce another
    answer any anyone anything apart apparently appear appearance appears apple application apply approach
    approx apps architecture are area areas arena arm arms around arrive article artist as asked asking assembly
    assistant at atmosphere attack attend attending attention audio author auto autumn available average avoid
    aware away baby back background backpack backward bad bag bags balance ball band bank bar bare barn base
    based basket bat bathroom be beach beard beautiful became because become becomes becoming bed bedroom been
    beer before begin beginning begins behind being believe bell below belt bench beneath benefit benefits
    beside besides best better between beyond big bigger biggest bike bird birds black blanket blend block blog
    blow blue blur boat body bold bond book books boots border both bottle bottom bound bowl box boy brand bread
    break breaking brick bridge briefly bright bring bringing brings broad broke broken brother brought brown
    bucket budget build building buildings built bus business busy but by cake calendar call called calling
    calls calm came camera can candidate candle cannot cap capital capture car card cards care carefully carpet
    carries carry cars case cases cast casting castle cat catch cats caught cause cave ceiling cell center
    central centre chain chair chairs challenge chance change changed changes changing channel chapter character
    characters charge chat check chef chest child children chin choice choose chop church circle city claim
    claims class classes classic clause clean cleaning clear clearly clock close closed closely closer closing
    cloud clouds club coast coat code coffee cold collapse collection color colors colour come comes coming
    comment comments commercial common communities community company complete completed completely complex
    composition concept concrete conditions confirmed consider consist construction contact contain contains
    content continue continues contract contrast control convention conversation convey cool copy core corner
    cost couch could count counts couple course court cover coverage covered covers crash create created creates
    creating creation critical cross crowd crown cup current currently custom customer customers cut cute cycle
    daily damage dance dancing dark dash data date dates daughter day days dead deal deals decided decision
    dedicated deep definitely degree delivery demand dense descend desert design designed desk despite detail
    detailed details development did die died dies difference different dim direct direction dirt dirty
    disappear discover discovered discussing discussion display distance diversity division do doctor
    documentary does dog doing doll done dont door doors double down download draft dramatic draw drawing dress
    drinks drive driver drop dropped drops dry dual duck during dust dynamic each ear earlier early ears earth
    east easy eat eating edge edition effect effective effort egg eggs eight either elegant else email empty end
    ended ending ends energy engine engineering enough enter entire entry environment epic especially essential
    even evening event events eventually ever every everyone everything everywhere evidence exactly example
    exchange exclusive exercise exit expect expected experience expert experts explains explore express extend
    extra extremely eye eyes face faces facing fact factory facts fail fair fake fall falls false families
    family fancy fantasy far farm farmer fashion fast father favorite feat feature features feed feel feet fence
    few field fields figure file fill filled film final finally find finding finds fine finger fingers finish
    finished fire first fish fist fit fits five flag flame flames flash flat flies flight flip float floor flow
    flower flowers fly focus fog folks follow followed following follows food foot for force forces fore foreign
    forest forever forget forgot fork form formed former forms forward found four frame free freedom fresh
    friend friendly friends from front fruit full fully fun funny further future gain garden gate gather gave
    general generation gentle gentleman gently get gets getting girl give given gives giving glass glasses
    global gloves go goal goals goes going gold golden gone good google got gotten grab grace graduate gram
    grant graph grass gray great greater greatest green grey ground group groups grow growing grown growth guard
    guess guide gun guy gym had hair half hammer hand handle hands hang hanging happen happened happening
    happens happy hard has hat have having he head heading heads health heavy held helmet help helping helps her
    here hidden high higher highest highlight highlights highly highway hill hills hip his history hit hits hold
    holding holds hole holidays home honor hood hope horse hospital host hosted hot hotel hour hours house
    houses how huge human i ice icon idea ideas if image images impact importance important improve in inch
    include includes including increase independent index info information initially inner innovation inside
    inspired inst instead intelligence intense interest interested interesting international internet into
    introducing involved is island issue issues it items its jacket job jobs join joined joining joint jump just
    keep keeping keeps key keyboard keys kick kid kids kill killed killing kind king kitchen knee knees knew
    knife know knowledge known knows lack lady lake lamp land lands lane language large largest last late later
    latest laugh launch launched lay lead leader leading leads leaf leap learn learned learning least leave
    leaves leaving led left leg legacy legal legs lens less let lets letter level levels library lie lies life
    lift light lighting lightning lights like likely likes limited line lines link lips list listed listen
    listening lists lit literally little live lives living load loaded local located location lock logical logo
    long longer look looked looking looks lose loss lost lot lots loud love low lower lying machine made magic
    magical mail main major make maker makes making man management manager many map mark market marks mask mass
    master match material math matter matters may maybe me mean means meat media medium meet meeting meets
    member members memories memory men mention message met metal mid middle might milk million mind minute
    minutes mirror miss missed missing mist mix mixed mobile mode model models modern moment moments month
    months mood moon more morning most mother motion motivation mount mountain mountains mouth move moved
    movement moves movie moving much mud multi multiple museum music must my mysterious name named names narrow
    native natural nature near nearly neck need needed needs net network never new newest newly news next nice
    night nine no nobody noise nor normal north nose not note notes nothing notice now number numbers nurse
    observe ocean of off offer offers office official officially often oh okay old on once one ones online only
    onto open opened opening opens opportunities opportunity options or orange orbit order orders original other
    others ought our ours out outs outside outstanding over overall overhead own owner pack package packed pad
    page paid paint painting pair palace pale palm pan panel paper parents park part parts party pass passed
    passing past path pattern pay peaceful peak peer pen people per perfect perform performance performing
    period person personal perspective phone photo photograph physical pick picked picture pictures piece pieces
    pillow pin pink pitch pizza place places plain plan plane planet planning plans plate platform play played
    player players playing plays please plus point points policy poll pool poor popular port pose position
    positive possible post poster pot potential power powerful practice prepare present presentation presented
    presents press pressure pretty preview primary prime prince princess print private probably problem problems
    process producer product production products prof profile program progress project projects promise proof
    property protect protection provide provides providing public published pull pulls pure purple push put
    putting quality queen question questions quick quickly quiet quite quote quotes race racing rail rain raise
    raised raising ran random range rare rate rates rather raw reach reached reaches reaction read reading reads
    ready real realistic reality really reason reasons receive received receiving recent recently recipe record
    recording records recovery red reduce reflect reflects region regional register regular related relationship
    release released rely remain remains remember report reports research reserve resort resources respect
    response rest restaurant result results return returns reveal revealed reveals review rice rich right rights
    ring rings rising risk river road roads robot rock rocks role roll rolling rolls room rooms rope rough round
    route row rows rug rule rules run running runs rural sad safe safety said salt same sand save saved saving
    saw say saying says scale scene scenes schedule school score scores screen sea search season second seconds
    secret section security see seed seeing seem seems seen selected selection self sell send sending sense sent
    sentence sentences separated series serious serve served service services serving session sessions set sets
    setting seven several shadow shadows shall shallow shape share shared shares sharing sharp she shelf shell
    shift ship ships shirt shoes shop shore short shot should shoulder shoulders show showed showing shows side
    sign signed signing signs silence silver simple simply since singer single sister sit site sites sits
    sitting situation six size sketch skin sky sleep slice slightly slow slowly small smart smile smiles smiling
    smoke smooth smoothly snow so social sofa soft softly software soldier soldiers solid solution solutions
    some someone something sometimes son song soon sound soup source sources south space span speaker speaking
    special speech speed spend spent sphere spin spirit split spoon spot spread spring square stadium stage
    stance stand standard standing stands star stars start started starting starts startup state statement
    states static station status stay steady stem step steps stick still stock stone stones stop stopped stops
    storage store stores storm straight strategy stream streaming street streets strength stress stretch stride
    strong structure stuck student students studies studio study stuff stunning style styles subtle success
    successful such sugar suggest suit summer sun sunlight super supply support supporting sure surrounded
    survey sweep swing switch sword system systems tab table tag tail take taken takes taking talk talking talks
    tall tan target tea teach teacher team teams tear tears teeth television tell telling tells temperature
    temple temporary ten term test testing text texture than thanks that the theater their them theme themselves
    then theory there these they thick thin thing things think thinking thinks third this those though thought
    thousands threat three through throughout throw throws thumb thunder ticket tickets tie tier ties till tilt
    time times tiny tip tips tired title to today together told tone too took tool tools top total totally touch
    tour tournament toward towards tower town toy track tracking trade traditional traffic trail trailer train
    training transfer transform transition treat treatment tree trees trend trial tried tries trip truck true
    truly trust truth try trying tube tune turn turned turning turns twice two type under underneath understand
    union unit unless until up upcoming update updated updates upon upper upward urban us use used user uses
    using usual valley value van verb version very via vice video videos view viewed viewing views village
    vintage vision visit visited visiting visual voice vote voting waist wait waiting wake walk walking walks
    wall walls want wanted wants warm warning warrior was waste watch watched watching water wave waves way ways
    we weak wearing weather website week weeks weight weird welcome well went were west wet what whatever wheel
    when whenever where whereas wherever whether which while white who whole whom whose why wide wild will win
    wind window windows wine winner winning wins winter wise wish wishes with within without woman women wooden
    word words work worked worker workers working works world worst worth would wrap write writer writes writing
    written wrong wrote yard year years yellow yes yet you young your yourself zero zone zoom
    """
}
