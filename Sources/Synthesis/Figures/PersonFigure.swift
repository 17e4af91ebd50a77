/// Draws a person: rods and balls over the joints, a garment over them, hair and a face.
enum PersonFigure {
  static func draw(_ body: Body, _ look: PersonLook, on stand: Stand) {
    let wide: Float = look.build == .slim ? 0.82 : 1.32
    let skin = Palette.skins[look.skin % Palette.skins.count]
    let cloth = Palette.of(look.garmentColour)
    let isCovered = look.garment != .dress
    let trousers = look.garment == .overalls ? cloth : Palette.trousers
    let sleeves: Vector? =
      switch look.garment {
      case .tShirt, .dress: nil
      case .sweater, .coat: cloth
      case .overalls: Vector(0.93, 0.91, 0.86)
      }
    // Legs and feet.
    for (hip, knee, ankle) in [
      (body.rightHip, body.rightKnee, body.rightAnkle), (body.leftHip, body.leftKnee, body.leftAnkle),
    ] {
      stand.rod(hip, knee, 0.095 * wide, 0.078 * wide, isCovered ? trousers : skin)
      stand.rod(knee, ankle, 0.072 * wide, 0.058 * wide, isCovered ? trousers : skin)
      stand.rod(ankle - Vector(0, 0.03, 0), ankle + Vector(0, -0.04, 0.13), 0.05, 0.04, Palette.shoes)
    }
    // Trunk.
    let top = body.neck - body.up * 0.1
    let trunk = look.garment == .overalls ? Vector(0.93, 0.91, 0.86) : cloth
    let (waist, chest): (Float, Float) = look.gender == .woman ? (0.13, 0.145) : (0.15, 0.18)
    stand.rod(body.hip + body.up * 0.02, top, waist * wide, chest * wide, trunk)
    stand.rod(body.rightShoulder, body.leftShoulder, 0.075 * wide, nil, trunk)
    switch look.garment {
    case .overalls:
      stand.rod(body.hip, body.hip + body.up * 0.3, 0.165 * wide, 0.15 * wide, cloth)
    case .coat:
      // Open below: two tails that follow the legs half of the way.
      for knee in [body.rightKnee, body.leftKnee] {
        stand.rod(body.hip + body.up * 0.1, knee - Vector(0, 0.05, 0), 0.16 * wide, 0.15 * wide, cloth)
      }
    case .dress:
      let middle = (body.rightKnee + body.leftKnee) / 2
      stand.rod(body.hip + body.up * 0.12, middle, 0.13 * wide, 0.27 * wide, cloth)
      for knee in [body.rightKnee, body.leftKnee] {
        stand.rod(body.hip, knee, 0.15 * wide, 0.17 * wide, cloth)
      }
    case .sweater:
      stand.rod(body.hip - body.up * 0.02, body.hip + body.up * 0.1, 0.165 * wide, nil, cloth)
    case .tShirt: break
    }
    // Arms and hands.
    for (shoulder, elbow, wrist) in [
      (body.rightShoulder, body.rightElbow, body.rightWrist), (body.leftShoulder, body.leftElbow, body.leftWrist),
    ] {
      stand.rod(shoulder, elbow, 0.066 * wide, 0.055 * wide, sleeves ?? skin)
      if sleeves == nil, look.garment == .tShirt {
        stand.rod(shoulder, shoulder + (elbow - shoulder) * 0.55, 0.078 * wide, nil, cloth)
      }
      stand.rod(elbow, wrist, 0.055 * wide, 0.045 * wide, sleeves ?? skin)
      stand.ball(wrist + (wrist - elbow).unit * 0.05, 0.055, skin)
    }
    head(body, look, skin, stand)
  }

  private static func head(_ body: Body, _ look: PersonLook, _ skin: Vector, _ stand: Stand) {
    let hair = Palette.of(look.hairColour)
    let ahead = (body.nose - body.head).unit
    stand.rod(body.neck, body.head, 0.06, nil, skin)
    stand.ball(body.head, 0.125, skin)
    // The hair lies over the crown and behind; the face stays free.
    let crown = body.head + body.up * 0.055 - ahead * 0.045
    stand.ball(crown, 0.128, hair)
    switch look.hairStyle {
    case .short: break
    case .bun: stand.ball(body.head + body.up * 0.2 - ahead * 0.07, 0.085, hair)
    case .long:
      let across = (body.rightEar - body.leftEar).unit
      for side: Float in [-1, 1] {
        stand.rod(
          body.head + across * (side * 0.09) + body.up * 0.03 - ahead * 0.03,
          body.neck + across * (side * 0.12) - body.up * 0.16 - ahead * 0.02, 0.065, 0.06, hair)
      }
      stand.rod(crown - ahead * 0.03, body.neck - body.up * 0.18 - ahead * 0.1, 0.11, 0.12, hair)
    }
    for eye in [body.rightEye, body.leftEye] { stand.ball(eye + ahead * 0.015, 0.017, Vector(0.1, 0.08, 0.08)) }
  }
}
