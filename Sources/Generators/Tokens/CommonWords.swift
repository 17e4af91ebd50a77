/// Words so common that every text encoder's vocabulary holds them whole.
///
/// Chosen by measure: each is one token behind a space in the vocabularies of CLIP and Qwen2, of a SentencePiece model
/// of 32,000 pieces and of one with 131,072 byte pairs. Ordered by the alphabet.
enum CommonWords {
  static let all: Set<String> = Set(list.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let list = """
    a abandon ability able abortion about above absent absolute absolutely absorb abstract abuse academic accent
    accept acceptable accepted access accessible accident accommodation accomplish accord according account
    accuracy accurate achieve achievement acknowledge acquire acquired acquisition across acting action actions
    activate active activities activity actor acts actual actually adapt added addition additional address
    addresses adds adjust adjusted admin admission admit adopt adult advance advantage adventure advert advice
    advise advocate aesthetic affair affect affected affiliate after afternoon afterwards again against agent
    aggregate aggressive agree agreement ahead airport alarm album alert algorithm alias alien align alignment
    alive all alleged alliance allocated allocation allow allowed allowing allows almost alone along alongside
    alpha already also alter alternate alternative although always am amazing american among amongst amount an
    analysis analyst anchor ancient and ander android angel anger angle angry animal animals animated animation
    announce announcement annoy annual anonymous another answer any anymore anyone anything anyway apart
    apartment apparent apparently appeal appear appearance appears apple applicable application applications
    applied applies apply appoint appointment appreciate approach appropriate approx apps arch architect
    architecture archive are area areas arena argue argument arguments arm armor arms around arrange arrangement
    array arrest arrival arrive arrow article artificial artist artwork as asked asking aspect assault assembly
    assess assessment asset assigned assignment assignments assist assistant associate association assume
    assumed assure aster at atmosphere atom attach attached attack attempt attempted attend attending attention
    attitude attorney attract attraction attributes auction audience audio audit authentication author auto
    automatic automatically autumn available average avoid await award aware away baby back background backpack
    backup backward backwards bad bag bags balance ball band bank bar bare barn barrel barrier base based bases
    basic basket bat bathroom batter battle be beach beam beard beast beautiful became because become becomes
    becoming bed bedroom been beer before begin beginning begins behave behavior behaviour behind being belief
    believe bell belong below belt bench beneath benefit benefits beside besides best beta better between beyond
    big bigger biggest bike billion binary bind binding bird birds birthday bits black blade blame blank blanket
    blast blend bless blessing blind block blocked blocking blocks blog blood blow blue blur board boat bodies
    body bold bond book books boost boot booth boots border borrow both bottle bottom bound boundaries bowl box
    boxes boy boyfriend brace brain branch brand brave bread break breaking breaks breast breath breed brick
    bride bridge brief briefly bright brilliant bring bringing brings broad broadcast broke broken broker
    brother brought brown browser brush brutal bucket budget buffer build builder building buildings builds
    built bullet bump bundle burst bus business busy but button buyer by byte bytes cabin cabinet cable cache
    cake calculate calculated calendar call callback called caller calling calls calm came camera campaign can
    cancel cancer candidate candle cannot canvas cap capabilities capacity capital captain capture captured car
    card cards care career careful carefully carpet carrier carries carry cars cart case cases cast casting
    castle casual cat catalog catch category cater cats caught cause caused cave ceiling celebrate celebration
    cell cells cement center central centre certain certificate chain chair chairs challenge chamber champ
    champion championship chance chang change changed changes changing channel channels chant chapter char
    character characteristic characters charge charm chart chase chat cheap check checked checking cheek cheer
    cheese chef chemical chest chick chicken chief child children chill chin chocolate choice choose chop chose
    chosen chunk church cigarette cinema circle circuit circular circumstances citizen city civilian claim
    claims class classes classic classical classroom clause clean cleaning clear cleared clearly clever click
    clicked client climate climb clinic clip clock close closed closely closer closing closure cloth cloud
    clouds club cluster coach coast coat code coffee cold coll collaboration collapse collect collected
    collection collections collective college colon color colors colour column combat combination combine come
    comes comfort comic coming comm command commander commands commence comment comments commercial commission
    commit commitment committee common communication communities community comp compact companion company
    compare compared comparison compatibility compatible compete competition compilation compiled complain
    complaint complement complete completed completely completion complex complicated compliment component
    components composer composite composition compound comprehensive compression compromise concept concern
    concert conclude conclusion concrete condition conditions conduct conference confident configuration confirm
    confirmed conflict confused confusion connect connected connection conscious consecutive consequence
    conservative consider consideration considered consist consistent console constant construct constructed
    construction consult consultant consultation consume consumed consumer contact contain container contains
    content contents contest context continent continue continued continues continuous contract contrary
    contrast contribute contribution contributor control controller convenience convenient convention
    conversation conversion convert converted convey conviction convince cookie cool coordinate cope copied copy
    core corner corporation correct correction correctly correlation corrupt cost costume cottage couch could
    council counsel count counter counts couple course court cousin cover coverage covered covers crack craft
    crash crate cream create created creates creating creation creative creator creature credit creep cricket
    crime criminal critic critical crop cross crossing crowd crown cruise crush crypto crystal cultural culture
    cup curl current currently curse curve custom customer customers cut cute cycle daily damage dance dancing
    danger dangerous dark dash data database date dates daughter day days dead deadline deal dealer deals death
    debate debut decade decent decide decided decision declaration declare declared decline decorated dedicated
    deep deeply default defeat defend defense define defined definitely definition degree degrees delay delegate
    delete deleted delicious delight deliver delivered delivery delta demand demo demon demonstrate dense dental
    depart department depend dependent deploy deposit depth descend describe description desert deserve design
    designed designer desire desired desk desperate despite destination destroy destroyed detail detailed
    details detect detected detective determine determined develop developer development device devil diagnostic
    dialog dialogue diamond dict dictionary did die died dies diff differ difference differences different
    differently difficult digest digit digital dim dimension dinner direct direction directly director directory
    dirt dirty disabled disappear disappoint disaster disc discipline discount discover discovered discuss
    discussing discussion disease disk dismiss disorder display displayed disrupt dist distance distinct
    distinction distinguish distract distress distributed distribution district disturb diver diversity divide
    division divorce do doctor document documentary documentation does dog doing doll dollar domain done dont
    door doors double doubt down download dozen draft dragon drain drama dramatic draw drawing drawn dread dream
    dress drift drink drinks drive driven driver drop dropped drops dry dual duck dumb dummy dump during dust
    dwell dynamic each eager ear earlier early ears earth easier east easy eat eating echo economic ecosystem
    edge edit edition editor effect effective effects efficiency efficient effort egg eggs eight either elder
    election electronic elegant element elements elite eller else elsewhere email embrace emission emit emotion
    emotional empire employ employee employer empower empty enable enabled encounter encountered encourage end
    ended ending ends energy enforce engage engine engineer engineering enhance enjoy enough ensure enter
    entered enterprise entertain entire entrepreneur entries entry environment environmental epic episode equal
    equality equation equivalent error errors escape escort especially essay essential establish estate estimate
    estimated eternal eval evaluate evaluation even evening event events eventually ever every everyone
    everything everywhere evidence exact exactly examine example examples exceed except exception exceptional
    excess exchange exclusive exclusively excuse exec execute executed execution executive exercise exhaust
    exhausted exhibit exhibition exist existence existing exists exit expand expansion expect expectation
    expected expedition experience experiment expert experts explain explains explanation explicit explode
    explore explosion export express expression expressions extend extended extension extensions extensive
    extent external extra extract extreme extremely eye eyes fabric face faces facility facing fact factor
    factory facts fail failed fails failure fair faithful fake fall falls false families family famous fancy
    fantasy far farm farmer fashion fast faster fatal father fault favor favorite favour favourite feat feature
    features feed feel feeling feet fellow female fence festival fetch few fiber field fields fierce fight
    fighter figure file files fill filled filling film filter filters final finally finance financial find
    finding finds fine finger fingers finish finished finite fire first fish fist fit fits fitting five fixed
    fixture flag flags flame flames flash flat flavor flex flies flight flip float floating flood floor flow
    flower flowers fluid flush fly focus fog fold folder folks follow followed following follows font food foot
    football for force forces fore forecast foreign forest forever forget forgot fork form formal format
    formation formed former forms formula forth fortunate fortune forum forward foster found foundation founder
    four fourth fraction fragment frame frames framework frank free freedom freeze frequency frequent fresh
    friend friendly friends friendship from front frozen fruit fulfill full fully fun function functionality
    functions fundamental funny further future gain garbage garden gate gather gathering gave general generate
    generated generation generator generic generous genetic genre gentle gentleman gently genuine gesture get
    gets getting ghost giant girl girlfriend give given gives giving glass glasses global globe gloves go goal
    goals goes going gold golden gone good google got gotten govern government governor grab grace grad grade
    graduate grain gram grande grant graph graphic graphics grass grave gray great greater greatest green grey
    grid groom ground group groups grow growing grown growth guarantee guaranteed guard guess guest guide guitar
    gun guy gym habitat hack had hair half hammer hand handle handled handler handles handling hands hang
    hanging happen happened happening happens happy hard harm harvest has hash hat have having he head header
    heading heads health heap hearing heart heaven heavy height held helmet help helper helping helps hence her
    here hidden hide hierarchy high higher highest highlight highlights highly highway hill hills hint hip his
    historian historical history hit hits hold holder holding holds hole holiday holidays home honest honor
    honour hood hook hope horizon horizontal horror horse hospital host hosted hot hotel hour hours house
    household houses how however huge human hundred hurt husband hyper i ice icon idea ideal ideas identical
    identified identify identity idiot if ignore ignored illegal illusion image images imagine immediate
    immediately immense impact implement implementation implemented import importance important imported impress
    impression improve improvement in inch incident include included includes including inclusive increase
    increased increasing incredible independence independent index indicate indicated indication indicator
    indirect individual indoor infant infection infinite influence info inform information inherited initial
    initially initiative injection inner innovation input insane insect insert inside insight insist inspect
    inspection inspiration inspire inspired inst install installation installed instance instant instead
    institution instruction instructor instrument insult intact intelligence intended intense intent intention
    inter interaction interactive interest interested interesting interface interior intern internal
    international internet interpret interpreted intersection interval intervention interview into introduce
    introduced introducing invalid invest investigate investigation investment invitation invite involve
    involved is island issue issued issues it item items iter iteration its itself jacket jewel job jobs join
    joined joining joint journal journalist journey judge juice jump junior junk just justice keep keeping keeps
    key keyboard keys keyword keywords kick kid kids kill killed killer killing kind king kingdom kitchen knee
    knees knew knife knock know knowledge known knows label lack lady lake lambda lamp land lands landscape lane
    lang language laptop large larger largest laser last late later latest latter laugh launch launched lawsuit
    lawyer lay layer layout lazy lead leader leading leads leaf league leak leap learn learned learning least
    leave leaves leaving lecture led left leg legacy legal legend legs lemon length lens less lesson let lets
    letter letters level levels liberal libraries library license lie lies life lifestyle lift light lighting
    lightning lights like likely likes limit limited line linear lines link linked links lips list listed listen
    listening listing lists lit literal literally little live lives living load loaded loader lobby local locals
    located location lock locked logging logic logical logo long longer longest look looked looking looks loop
    lose loss lost lot lots loud love lover loving low lower lying machine machinery macro made magazine magic
    magical magnet magnitude mail main maintain major make maker makes making man manage management manager
    managers mandatory manifest manner manual manufacturer manuscript many map mapping marble march margin
    marine mark marker market marks marriage marry mask mass massive master match matched matches matching
    material math mathematical matrix matter matters maximum may maybe mayor me mean meaning meaningful means
    meant measure measurement meat mechanism medal media median medication medicine medium meet meeting meets
    member members membership memo memories memory men mental mention mentioned merchant merge mess message
    messages met metal meter meth method methods metric micro mid middle might milk million mind mineral minimal
    minimum minister minor minute minutes miracle mirror miss missed missing mission mist mistake mix mixed
    mobile mock mode model models modern modification modified module modules moment moments monitor monster
    month months monument mood moon moral more morning mortgage most mother motion motivation motor mount
    mountain mountains mouth move moved movement moves movie moving much mud multi multiple murder muscle museum
    music musical musician must mutual my mysterious name named names narrative narrow nation national native
    natural nature near nearest nearly necessary neck need needed needs negative neglect neighbor neighborhood
    neighbour neither nerve nest net network networks never new newest newly news newspaper next nice night
    nightmare nine no nobody node nodes noise none nor normal normally north nose not note notebook notes
    nothing notice notification novel now null number numbers nurse object objects obligation observation
    observe obtain obtained obvious occasion occur occurred occurs ocean of off offer offering offers office
    officer official officially offset often oh okay old olive on once one ones online only onto open opened
    opening opens operation operations operator operators opinion opponent opportunities opportunity opposite
    optimization option optional options or orange orbit order ordered ordering orders organic organisation
    organization orient orientation origin original other others otherwise ought our ours out outcome outdoor
    outer outfit outline output outrage outs outside outstanding over overall overflow overhead overview own
    owner ownership pack package packed packet pad padre page paid paint painter painting pair pairs palace pale
    palm pan panel paper paragraph parameters parent parents park part partial participant participate particle
    particular partner partnership parts party pass passage passed passenger passing passion passionate password
    past patch patent path paths patient patrol patron pattern patterns pause pay payment peaceful peak peer pen
    pendant pension people pepper per percent percentage perception perf perfect perform performance performed
    performing period permanent permission permit persistent person personal perspective petition phase phone
    photo photograph photographer phrase physical physician piano pick picked picture pictures piece pieces
    pillow pilot pin pink pipe pipeline pitch pixel pizza place placement places plain plan plane planet
    planning plans plant plastic plate platform platforms play played player players playing plays please
    pleasure plot plug plus pocket podcast point pointer points poison polar pole policy political politician
    poll poly pool poor popped popular population port portion portrait pose position positive possess
    possession possibilities possible post poster pot potential pound power powerful practical practice praise
    prayer precise precision predict prediction prefer preference premier prep preparation prepare prepared
    present presentation presented presents preserve preserved president press pressure pretend pretty prevent
    preview previous previously price priest primary prime primitive prince princess principal principle print
    printed printer printing prints prior priority prison prisoner private privilege prize prob probability
    probably problem problems procedure proceed process processed processes processing processor produce
    produced producer product production products prof professional professor profile profit program programme
    programming programs progress progressive project projects promise promote promotion prompt proof prop
    proper properties property proportion proposal propose prospect protect protection protein protest protocol
    proud prove proven provide provided provider provides providing province provision pseudo psych public
    publication publish published publisher pull pulls punch purchase pure purely purple purpose purposes push
    put putting puzzle python quad qualified qualify quality quarter queen query quest question questions queue
    quick quickly quiet quit quite quote quoted quotes race racial racing racist radical radio radius rail
    railway rain raise raised raising rally ramp ran rand random range rank ranking rapid rare rate rates rather
    rating ratio rational raw reach reached reaches react reaction read reader reading reads ready real
    realistic reality realize really realm reason reasons rebel recall receive received receiving recent
    recently reception recipe recipient recognize recognized recommend recommendation recommended record
    recording records recover recovery recruit red reduce reduction refer reference references refers reflect
    reflection reflects reform refresh refuse refused regard region regional register registration registry
    regret regular regulation reign reject relate related relations relationship relative relax relay release
    released releases relevant religion rely remain remains remember remind reminder remote remove removed
    render renew rental repair repeat repeated repeatedly replace replaced replacement replacing reply report
    reported reporter reports represent representation representative represented request requested require
    required requirement rescue research reserve reserved reset residence resident resign resist resolution
    resolve resolved resort resource resources respect respective respectively respond response responsibility
    rest restart restaurant restore restriction restrictions result results resume retail retain retire return
    returned returning returns reveal revealed reveals revenue reverse review revision reward rhythm rice rich
    ridiculous rifle right rights ring rings rising risk ritual rival river road roads robot rock rocks role
    roll rolling rolls roman room rooms root rope rough round rounded route routine row rows royal rug rule
    rules run runner running runs rural sacrifice sad safe safety sage said saint salad salt same sample
    sampling sand satellite satisfy sauce save saved saving saw say saying says scale scan scandal scenario
    scene scenes scent schedule scheme scholar scholarship school science scientist scope score scores scrap
    scratch scream screen screening screw script scroll scrub sculpt sea search searched season second seconds
    secret section sector secure security see seed seeing seek seeking seem seems seen segment select selected
    selection self sell seller send sending senior sense sensible sensitive sensor sent sentence sentences
    sentiment separate separated separation sequence sequences serie series serious servant serve served server
    service services serving session sessions set sets setting settle settlement setup seven several severe
    sexual shade shadow shadows shake shall shallow shape shapes share shared shares sharing sharp she sheet
    shelf shell shelter shield shift shine ship ships shirt shock shoes shoot shooting shop shore short shot
    should shoulder shoulders shout show showed shower showing shown shows shut side sidewalk sight sign signal
    signals signature signed significant signing signs silence silent silver similar simple simply since singer
    single sink sister sit site sites sits sitting situation six size sketch skill skin skip skull sky slave
    sleep sleeve slice slide slight slightly slope slot slots slow slowly small smaller smart smell smile smiles
    smiling smoke smooth smoothly snake snow so social sock socket sofa soft softly software soldier soldiers
    sole solid solution solutions solve some someone something sometime sometimes somewhere son song soon sort
    sorted sound soup source sources south space spaces span spare spark spawn speak speaker speaking spec
    special specialist specific specified speech speed spell spend spent sphere spin spirit split spoon sport
    spot spray spread spring sprint squad square stable stack stadium staff stage stain stair stake stalk stamp
    stance stand standard standing stands star stars start started starting starts startup stat state statement
    statements states static station statistics stats statue status stay steady steal steam stem step steps
    stick still stock stone stones stop stopped stopping stops storage store stored stores storm straight strain
    strange stranger strategic strategy straw streak stream streaming street streets strength strengthen stress
    stretch strict stride strike string strings strip stripped stroke strong stronger structure structures
    struggle stuck student students studies studio study stuff stunning style styles subject submission submit
    subscription subsequent substance substantial subtle succeed success successful successfully such sudden
    suffer sugar suggest suggestion suit suite summary summer sun sunlight super supplement supplied supplier
    supply support supported supporting supports suppose supposed sure surface surprise surprising surrender
    surround surrounded surrounding survey survive suspect suspend sustain swallow swap swear sweat sweep sweet
    swing switch sword symbol system systems tab table tablet tackle tag tail take taken takes taking talent
    talk talking talks tall tan target targets task taste tattoo tea teach teacher teaching team teams tear
    tears technical teenager teeth television tell telling tells temp temperature template temple temporary
    tempt ten tend tender tension term terminal terms terrible terrorist test tested testing tests text texture
    than thank thanks that the theater theatre their them theme themselves then theory there therefore these
    they thick thigh thin thing things think thinking thinks third this thorough those though thought thousand
    thousands thread threads threat three throne through throughout throw throws thumb thunder thus tick ticket
    tickets tie tier ties tight tile till tilt time timeout timer times timing tiny tip tips tired tissue title
    to toast today together toilet token told tomorrow tone tongue tonight too took tool tools top topic torture
    total totally touch touchdown tough tour tourist tournament toward towards towel tower town toy trace
    tracing track tracking trade tradition traditional traffic trail trailer train trainer training trait trans
    transaction transfer transform transformation transformed transition translate translation transparent
    transport trap travel treasure treat treatment tree trees trend trial tribe trick tried tries trigger trip
    triple trouble truck true truly trump trunk trust truth try trying tube tune tunnel turn turned turning
    turns tutorial twice twist two type typed types typical typing ugly ultimate uncle under underneath
    understand unexpected unfortunate uniform union unit units universal unknown unless unlike unlock until
    unusual up upcoming update updated updates upgrade upload upon upper upset upward urban urgent us usage use
    used useful user username users uses using usual utility utter vacation vaccine valid valley value values
    van variable variant variation vary vehicle vendor venture venue verb verified verse version versions vert
    vertical very vessel veteran via vice victim video videos view viewed viewing views village vintage
    violation violent virtual virtue visible vision visit visited visiting visitor visual vocal voice volt
    volume volunteer vote voting waist wait waiting wake walk walking walks wall wallet walls want wanted wants
    warm warn warning warnings warrant warrior was waste watch watched watching water wave waves way ways we
    weak weapon wearing weather website wedding week weekend weeks weigh weight weird welcome well went were
    west wet what whatever wheel when whenever where whereas wherever whether which while whisper white who
    whole whom whose why wide width wild will win wind window windows wine winner winning wins winter wire wise
    wish wishes witch with withdraw within without witness woman women wonder wonderful wooden word words work
    worked worker workers working workout workplace works workshop world worry worst worth would wound wrap
    wrapped wreck write writer writers writes writing written wrong wrote yard year years yellow yes yesterday
    yet yield you young your yourself youth zero zone zoom
    """
}
