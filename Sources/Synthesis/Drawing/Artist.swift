package import Media

/// Draws scenes in colour. One for each thread; it keeps its buffers.
package final class Artist {
  let raster: RenderTarget

  /// - Parameter side: of the square pictures, in pixels
  package init(side: Int) { raster = RenderTarget(side: side) }

  /// One frame of a scene's clip, in its style.
  /// - Parameters:
  ///   - moment: 0 at the start of the clip, 1 at its end
  ///   - frame: the number of the frame, on which grain and rain depend
  package func picture(_ scene: Scene, at moment: Float, frame: Int = 0) -> Picture {
    Stage.draw(scene, at: moment, on: raster)
    return StyleFilter.apply(scene.style, to: shaded(scene, frame: frame), frame: frame)
  }

  /// What was drawn last, in the light of a scene.
  func shaded(_ scene: Scene, frame: Int) -> Picture {
    let light = Light(scene.time, scene.weather, isIndoor: scene.place.isIndoor)
    return Shader.picture(raster, light, weather: scene.weather, frame: frame)
  }
}
