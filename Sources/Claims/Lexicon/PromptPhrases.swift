/// Phrases of several words, found by their first.
struct PromptPhrases: Sendable {
  private let byFirst: [String: [[String]]]

  /// - Parameter text: phrases, one a line or with a bar between them.
  init(_ text: String) {
    var byFirst: [String: [[String]]] = [:]
    for phrase in text.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
      let words = phrase.split(separator: " ").map(String.init)
      if let first = words.first { byFirst[first, default: []].append(words) }
    }
    self.byFirst = byFirst.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// How many words of the longest phrase stand at a place; 0 where none does.
  func length(in words: some RandomAccessCollection<String>, at index: Int) -> Int {
    let words = words[words.startIndex...]
    func word(_ offset: Int) -> String? {
      let place = words.index(words.startIndex, offsetBy: offset, limitedBy: words.endIndex)
      return place.flatMap { $0 < words.endIndex ? words[$0] : nil }
    }
    guard let first = word(index), let phrases = byFirst[first] else { return 0 }
    for phrase in phrases where phrase.indices.allSatisfy({ word(index + $0) == phrase[$0] }) { return phrase.count }
    return 0
  }

  /// How a picture is taken: size, angle, lens, speed, and moves without a sentence of their own.
  static let camera = PromptPhrases(
    """
    freeze frame|speed ramp|speed ramping|rewind|in reverse|played in reverse|played backwards|one continuous take|in one continuous take|in one take|in a single take|locked off|snap zoom|zoom burst|whip pan left|whip pan right|upside down camera|seamless loop|perfect loop|looping video|slow reveal|half-underwater shot|split-level shot|long lens|fade in|fade out|fade to black|fade to white|fade from black|cut to black|cross dissolve|match cut|smash cut|jump cuts|slow dolly forward|slow dolly back|slow dolly backward|dolly forward|dolly back|dolly backward|smooth forward flight|forward flight|isometric view|isometric shot|bird's-eye shot|ground-level shot|ground level|waist-level shot|hip-level shot|locked tripod shot|gimbal follow|gimbal|screen recording|picture-in-picture|first-person shot|selfie stick shot|selfie angle|blurry background|blurred background|soft background|out of focus background|bokeh background|vertical video|vertical format|portrait format|horizontal video|widescreen|tilt-down|tilt-up|pan-left|pan-right|jib up|jib down|boom up|boom down|pan left to right|pan right to left|slow pan left to right|slow pan right to left|strafing left|strafing right|panning left|panning right|tilting up|tilting down|zooming in|zooming out|dollying in|dollying out|trucking left|trucking right|craning up|craning down|pushing in|pulling back|pulling out|orbiting around|static frame|fixed frame|locked frame|static wide shot|punch in|punch-in|crash zoom in|phone camera|phone footage|low angle tracking shot|360 shot|360 degree shot
    close up|close-up|closeup|close ups|extreme close up|extreme close-up|medium close up|medium close-up|close shot|macro|macro shot
    medium shot|medium-shot|medium full shot|full shot|full-body shot|long shot|wide shot|wide angle|wide-angle|wide angle shot|wide-angle shot
    establishing shot|extreme wide shot|extreme long shot|two shot|two-shot|tight shot|half-body portrait|half body portrait
    low angle|low-angle|low angle shot|low-angle shot|high angle|high-angle|high angle shot|high-angle shot|eye level|eye-level|dutch angle|overhead shot|overhead view
    bird's eye view|birds eye view|bird's-eye view|birds-eye view|top view|top-down view|top down view|worm's eye view|side view|front view|rear view|from above|from below|ultra wide|ultra-wide|ultra wide shot|medium wide shot|medium close-up shot|close-up shot|extreme close-up shot|insert shot|product shot|profile shot|profile view|low-angle tracking shot|reverse shot|cutaway
    aerial|aerial view|aerial shot|aerial footage|drone footage|drone shot|drone view|fpv|fpv drone shot|first person view|first-person view|point of view|pov|pov shot|over the shoulder|over-the-shoulder shot
    helmet cam|dash cam|dashcam|dashcam footage|bodycam footage|gopro|go pro|security camera footage|security camera view|surveillance footage|cctv|cctv footage|webcam|handheld shot|handheld footage|handheld style|handheld|hand-held|handheld camera|shaky cam|steadicam
    tracking shot|follow shot|following shot|orbit shot|orbiting shot|circling shot|steadicam shot|gimbal shot|jib shot|flyover|fly-over|flythrough|fly-through|pov video|drone flyover|drone follow|aerial drone shot|aerial drone footage|fpv drone|fpv drone footage|fpv shot|fpv footage|locked-off shot|locked off shot|locked-off camera|locked camera|stationary camera|stationary shot|still camera|still shot|tripod shot|static tripod shot|tripod|slow push-in|slow push in|slow pull-back|slow pull back|slow pull-out|slow zoom|slow zoom-in|slow zoom-out|slow zoom in|slow zoom out|slow pan|slow pan left|slow pan right|slow tilt|slow tilt up|slow tilt down|slow dolly|slow dolly in|slow dolly out|slow dolly-in|push-in|pull-out|pull-back|zoom-in|zoom-out|zoom|orbit|vertigo effect|crash zoom|crash-zoom|snap zoom|quick zoom|dolly-in|dolly-out|dolly|crane up|crane down|crane-up|whip-pan|rotating shot|spinning shot|moving shot|continuous shot|unbroken shot|dynamic camera|shaky camera|moving camera|rotating camera|orbiting camera|dolly shot|dolly zoom|crane shot|panning shot|pan shot|static shot|fixed shot|still frame|static camera|fixed camera|one take|single take|long take
    slow motion|slow-motion|extreme slow motion|slow mo|slo mo|slo-mo|in slow motion|time lapse|time-lapse|timelapse|hyperlapse|fast motion|reverse motion|bullet time|seamless loop
    zoom in|zoom out|zooms in|zooms out|zooming in|zooming out|pan left|pan right|pans left|pans right|panning left|panning right|tilt up|tilt down|tilts up|tilts down|tilting up|tilting down
    dolly in|dolly out|push in|pull out|pull back|truck left|truck right|pedestal up|pedestal down|orbit left|orbit right|roll left|roll right|arc left|arc right|arc shot|360 degree shot|360-degree shot|whip pan
    shallow depth of field|depth of field|bokeh|fisheye|fish-eye lens|telephoto|rack focus|soft focus|deep focus|tilt shift|tilt-shift|35mm|50mm|85mm|24mm|100mm|200mm|24mm lens|35mm lens|50mm lens|85mm lens|wide-angle lens|telephoto lens|macro lens|anamorphic lens|anamorphic|shallow focus|deep focus|mid-air flight|split screen|split-screen|60fps|120fps|60 fps|120 fps|24fps|24 fps|30fps|30 fps|rotation tracking shot
    """)

  /// Medium, genre, light, manner.
  static let style = PromptPhrases(
    """
    black and white|black-and-white|monochrome|sepia|watercolor|watercolour|watercolor painting|watercolour painting|oil painting|acrylic painting|ink painting|ink wash|pencil sketch|pencil drawing|charcoal drawing|sketch|line art|crayon|pastel drawing
    anime|manga|cartoon|cartoonish|comic book|comic-book|pixel art|pixel-art|8-bit|16-bit|low poly|low-poly|claymation|clay animation|paper craft|papercraft|origami|lego|vector art|flat design|3d render|3d rendering|3d animation|3d animated|cgi|cel shaded|cel-shaded|unreal engine|octane render
    photorealistic|photo-realistic|photo realistic|hyperrealistic|hyper-realistic|hyper realistic|realistic|surreal|surrealist|surrealism|abstract|minimalist|minimalistic|impressionist|impressionism|expressionist|cubist|cubism|baroque|renaissance|rococo|art deco|art nouveau|pop art|ukiyo e|ukiyo-e|ukiyo|gothic|vaporwave|synthwave|steampunk|cyberpunk|neon cyberpunk|solarpunk|film noir|noir|vintage film|retro|documentary|found footage
    cinematic|cinematic lighting|cinematic shot|cinematic style|dramatic lighting|natural light|natural lighting|soft light|soft lighting|soft natural light|low light|dim lighting|moody lighting|studio lighting|volumetric lighting|volumetric light|rim light|backlit|high contrast|high-contrast|pastel colors|vivid colors|vibrant colors|muted colors|warm tones|cool tones|warm colors
    16mm|8mm|super-8|super 16|16mm film|8mm film|35mm film|8mm footage|16mm footage|kodak portra|kodak portra 400|portra 400|kodachrome|ektachrome|cinestill|cinestill 800t|fujifilm|fuji|camcorder|home video|home movie|homemade video|phone clip|phone video|lo-fi|low-fi|lofi|tilt-shift|tilt shift|tilt-shift miniature|miniature look|cutout animation|paper cutout|paper-cut|felt animation|hand-drawn|hand drawn|hand-drawn animation|hand-painted|gouache|fresco|woodcut|linocut|risograph|halftone|cel animation|2d animation|2d|y2k|art house|arthouse|grindhouse|bokeh lights|golden light|neon light|neon lighting|chiaroscuro|silhouette style
    4k|8k|uhd|hd|uhd 4k|4k uhd|high definition|high resolution|highly detailed|ultra detailed|masterpiece|best quality|film grain|motion blur|lens flare|lens flares|speed lines|vhs|super 8|technicolor|kodak|polaroid
    motion graphic|motion graphics|video motion graphic animation|motion graphic animation|animation|animated|stop-motion animation|digital art|concept art|concept digital art|matte painting|fantasy art|stained glass|mosaic|graffiti|tapestry|hieroglyphics|egyptian hieroglyphics|infographic|icon
    professional photo|photo|photograph|photography|film photography|fresh film photography|portrait photography|painting|illustration|drawing|rendering|selfie
    """ + "\n" + moreStyles)

  static let time = PromptPhrases(
    """
    1am|2am|3am|4am|5am|6am|7am|8am|9am|10am|11am|12am|1pm|2pm|3pm|4pm|5pm|6pm|7pm|8pm|9pm|10pm|11pm|12pm|after dark|before dawn|first light|high noon|break of day|crack of dawn|dead of night|dawn|sunrise|sunset|dusk|twilight|golden hour|blue hour|morning|early morning|noon|midday|afternoon|late afternoon|evening|night|nighttime|night time|midnight|daytime|daylight|daybreak|nightfall
    spring|summer|autumn|winter|at day|fall season|christmas|halloween|spring morning|summer morning|summer night|winter night|winter morning|starry night|moonlit night|sunny day|summer day|winter day|rainy day|foggy day|cloudy day|medieval times
    3 am|midsummer|midwinter|spring day|autumn day|autumn afternoon|autumn evening|summer evening|summer afternoon|spring afternoon|winter evening|winter afternoon|early evening|late evening|late night|full moon|new year's eve|rush hour|1920s|1930s|1940s|1950s|1960s|1970s|1980s|1990s|victorian era|ancient rome|ancient egypt|prehistoric times
    """)

  static let weather = PromptPhrases(
    """
    dust storm|dust storm approaching|hailstorm|hail|monsoon|snow falls|snow is falling|snow falling|rain falls|rain is falling|rain falling|it is raining|it is snowing|it rains|it snows|light snow|gentle snow|gentle rain|strong wind|light breeze|gentle breeze|downpour|torrential downpour|heavy downpour|torrential rain|rain|heavy rain|light rain|pouring rain|drizzle|storm|thunderstorm|sandstorm|snowstorm|blizzard|falling snow|snowfall|heavy snow|drifting snow|fog|thick fog|dense fog|mist|sunshine|bright sunlight|clear sky|clear blue sky|blue sky|overcast|cloudy|rainy|snowy|foggy|misty|stormy|windy|sunny|lightning
    """)
}
