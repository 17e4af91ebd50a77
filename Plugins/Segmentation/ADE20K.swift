/// The 150 classes of ADE20K with the colours that ControlNet and mmsegmentation draw them in.
///
/// A class a line: its name, its colour and three letters that tell where such things are: indoors (`i`) or outdoors
/// (`o`); at the top (`t`) or as the ground (`b`) of a picture; whether it moves by itself or is carried (`m`). Names and
/// colours are those of lllyasviel/ControlNet (annotator/uniformer, class_names.py).
enum ADE20K {
  static let table = """
    wall 787878 ---
    building B47878 o--
    sky 06E6E6 ot-
    floor 503232 ib-
    tree 04C803 ---
    ceiling 787850 it-
    road 8C8C8C ob-
    bed CC05FF i--
    windowpane E6E6E6 ---
    grass 04FA07 ob-
    cabinet E005FF i--
    sidewalk EBFF07 ob-
    person 96053D --m
    earth 787846 ob-
    door 08FF33 ---
    table FF0652 ---
    mountain 8FFF8C o--
    plant CCFF04 ---
    curtain FF3307 i--
    chair CC4603 --m
    car 0066C8 o-m
    water 3DE6FA ---
    painting FF0633 i--
    sofa 0B66FF i--
    shelf FF0747 i--
    house FF09E0 o--
    sea 0907E6 o--
    mirror DCDCDC i--
    rug FF095C ib-
    field 7009FF ob-
    armchair 08FFD6 i--
    seat 07FFE0 ---
    fence FFB806 o--
    desk 0AFF47 i--
    rock FF290A o--
    wardrobe 07FFFF i--
    lamp E0FF08 i--
    bathtub 6608FF i--
    railing FF3D06 ---
    cushion FFC207 i--
    base FF7A08 ---
    box 00FF14 --m
    column FF0829 ---
    signboard FF0599 ---
    chest of drawers 0633FF i--
    counter EB0CFF i--
    sand A09614 ob-
    sink 00A3FF i--
    skyscraper 8C8C8C o--
    fireplace FA0A0F i--
    refrigerator 14FF00 i--
    grandstand 1FFF00 o--
    path FF1F00 ob-
    stairs FFE000 ---
    runway 99FF00 ob-
    case 0000FF i--
    pool table FF4700 ib-
    pillow 00EBFF i--
    screen door 00ADFF i--
    stairway 1F00FF ---
    river 0BC8C8 o--
    bridge FF5200 o--
    bookcase 00FFF5 i--
    blind 003DFF i--
    coffee table 00FF70 ib-
    toilet 00FF85 i--
    flower FF0000 ---
    book FFA300 ---
    hill FF6600 o--
    bench C2FF00 ---
    countertop 008FFF i--
    stove 33FF00 i--
    palm 0052FF o--
    kitchen island 00FF29 i--
    computer 00FFAD i--
    swivel chair 0A00FF i--
    boat ADFF00 o-m
    bar 00FF99 i--
    arcade machine FF5C00 i--
    hovel FF00FF o--
    bus FF00F5 o-m
    towel FF0066 i--
    light FFAD00 ---
    truck FF0014 o-m
    tower FFB8B8 o--
    chandelier 001FFF it-
    awning 00FF3D o--
    streetlight 0047FF o--
    booth FF00CC ---
    television receiver 00FFC2 i--
    airplane 00FF52 o-m
    dirt track 000AFF ob-
    apparel 0070FF ---
    pole 3300FF ---
    land 00C2FF ob-
    bannister 007AFF ---
    escalator 00FFA3 i--
    ottoman FF9900 i--
    bottle 00FF0A i-m
    buffet FF7000 i--
    poster 8FFF00 ---
    stage 5200FF ---
    van A3FF00 o-m
    ship FFEB00 o-m
    fountain 08B8AA o--
    conveyer belt 8500FF i--
    canopy 00FF5C o--
    washer B800FF i--
    plaything FF001F --m
    swimming pool 00B8FF -b-
    stool 00D6FF i--
    barrel FF0070 --m
    basket 5CFF00 --m
    waterfall 00E0FF o--
    tent 70E0FF o--
    bag 46B8A0 --m
    minibike A300FF o-m
    cradle 9900FF i--
    oven 47FF00 i--
    ball FF00A3 --m
    food FFCC00 --m
    step FF008F ---
    tank 00FFEB --m
    trade name 85FF00 ---
    microwave FF00EB i--
    pot F500FF i--
    animal FF007A --m
    bicycle FFF500 --m
    lake 0ABED4 o--
    dishwasher D6FF00 i--
    screen 00CCFF i--
    blanket 1400FF i--
    sculpture FFFF00 ---
    hood 0099FF i--
    sconce 0029FF i--
    vase 00FFCC i--
    traffic light 2900FF o--
    tray 29FF00 i-m
    ashcan AD00FF o--
    fan 00F5FF i--
    pier 4700FF o--
    crt screen 7A00FF i--
    plate 00FFB8 i--
    monitor 005CFF i--
    bulletin board B8FF00 ---
    shower 0085FF i--
    radiator FFD600 i--
    glass 19C2C2 i--
    clock 66FF00 i--
    flag 5C00FF --m
    """

  static let classes: [SegmentClass] = table.split(separator: "\n").compactMap { SegmentClass(row: $0) }
}
