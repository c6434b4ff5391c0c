import Core
import Foundation
import Music
import Testing

@testable import Media

@Suite struct BandTests {
  private static let soundfont = "/usr/share/sounds/sf2/FluidR3_GM.sf2"

  private func score(_ tracks: [Track], bars: Int = 2) -> Score {
    Score(
      style: "test", seed: Seed(1), meter: Meter(beats: 4, unit: 4), tempo: 120, key: Key(tonic: 0, mode: .major),
      sections: [], chords: [], lead: [], harmony: [], tracks: tracks, endTick: bars * 1920)
  }

  private func track(_ notes: [TrackNote], drums: Bool = false, program: Int = 0) -> Track {
    Track(name: "t", program: program, isDrums: drums, volume: 100, pan: 64, reverb: 0, notes: notes)
  }

  @Test func everyNoteIsPlannedAtItsFrame() {
    let notes = (0..<8).map { TrackNote(start: $0 * 173, duration: 90, midi: 60 + $0, velocity: 80) }
    let score = score([track(notes)])
    let plan = BandPlan(score, leadIn: 0.5)
    #expect(plan.events.count == 16)
    for event in plan.events where event.velocity > 0 {
      let exact = (0.5 + score.seconds((event.midi - 60) * 173)) * Double(sampleRate)
      #expect(abs(Double(event.frame) - exact) <= Double(BandPlan.grid / 2))
    }
  }

  @Test func aRepeatedKeyIsReleasedBeforeItSoundsAgain() {
    let notes = [
      TrackNote(start: 0, duration: 960, midi: 60, velocity: 80),
      TrackNote(start: 480, duration: 480, midi: 60, velocity: 90),
      TrackNote(start: 100, duration: 0, midi: 61, velocity: 90),
      TrackNote(start: 100, duration: 10, midi: 400, velocity: 90),
    ]
    let velocities = BandPlan(score([track(notes)]), leadIn: 0).events.map(\.velocity)
    #expect(velocities == [80, 0, 90, 0])
  }

  @Test func soundBeginsWhereTheScoreSays() throws {
    // A side stick is the sharpest sound of the kit.
    let notes = [1, 3, 5].map { TrackNote(start: $0 * 480, duration: 100, midi: 37, velocity: 120) }
    let audio = try Band.render(score([track(notes, drums: true)]), leadIn: 0.25, tail: 1, soundfont: Self.soundfont)
    #expect(abs(audio.seconds - 5.25) < 0.001)
    let highest = audio.left.map(abs).max() ?? 0
    for beat in [1, 3, 5] {
      let wanted = 0.25 + Double(beat) * 0.5
      let window = frame(at: wanted - 0.1)..<frame(at: wanted + 0.1)
      let onset = window.first { abs(audio.left[$0]) > highest / 20 } ?? 0
      let lateness = Double(onset) / Double(sampleRate) - wanted
      #expect(lateness > -0.001 && lateness < 0.004, "\(lateness) s")
    }
  }

  @Test func theSameScoreGivesTheSameSound() throws {
    let notes = (0..<16).map { TrackNote(start: $0 * 200, duration: 180, midi: 50 + $0, velocity: 90) }
    let tracks = (0..<20).map { track(notes, drums: $0 == 3, program: $0 * 5) }
    let first = try Band.render(score(tracks), leadIn: 0, tail: 1, soundfont: Self.soundfont)
    #expect(try first == Band.render(score(tracks), leadIn: 0, tail: 1, soundfont: Self.soundfont))
    #expect(first.left.allSatisfy { $0.isFinite })
    #expect((first.left.map(abs).max() ?? 0) > 0.05)
  }

  @Test func noTracksAreSilence() throws {
    let audio = try Band.render(score([]), leadIn: 1, tail: 1, soundfont: Self.soundfont)
    #expect(audio == Stereo(frames: 6 * sampleRate))
  }

  @Test func aMissingSoundfontIsNamed() {
    let notes = [TrackNote(start: 0, duration: 100, midi: 60, velocity: 90)]
    do throws(DomainError) {
      _ = try Band.render(score([track(notes)]), leadIn: 0, tail: 0, soundfont: "/absent.sf2")
      Issue.record("rendered without a soundfont")
    } catch {
      #expect(error.kind == .missing && error.code == "soundfont-missing")
      #expect(error.safe.contains("fluid-soundfont-gm"))
    }
  }

  @Test func anEndlessScoreIsRefused() {
    #expect(throws: DomainError.self) {
      try Band.render(score([], bars: 1_000_000), leadIn: 0, tail: 0, soundfont: Self.soundfont)
    }
    #expect(throws: DomainError.self) {
      try Band.render(score([]), leadIn: .infinity, tail: 0, soundfont: Self.soundfont)
    }
  }
}
