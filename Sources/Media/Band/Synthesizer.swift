internal import CFluidSynth
internal import Core
internal import Foundation
internal import Music

/// One FluidSynth with its soundfont; the library's own log is silent.
final class Synthesizer {
  private let settings: OpaquePointer
  private let synth: OpaquePointer
  private let font: Int32
  /// The library fills tables of the whole process for its first synthesizer, and does not make a second one wait.
  private static let gate = NSLock()

  init(channels: Int, soundfont: String) throws(DomainError) {
    for level in [FLUID_PANIC, FLUID_ERR, FLUID_WARN, FLUID_INFO, FLUID_DBG] {
      fluid_set_log_function(Int32(level.rawValue), nil, nil)
    }
    guard fluid_is_soundfont(soundfont) != 0 else { throw Self.missing }
    guard let settings = new_fluid_settings() else { throw Self.failed }
    fluid_settings_setnum(settings, "synth.sample-rate", Double(sampleRate))
    fluid_settings_setnum(settings, "synth.gain", 0.35)
    fluid_settings_setint(settings, "synth.polyphony", 256)
    // MIDI channels come by sixteens.
    fluid_settings_setint(settings, "synth.midi-channels", Int32((max(1, channels) + 15) / 16 * 16))
    fluid_settings_setint(settings, "synth.dynamic-sample-loading", 1)
    fluid_settings_setint(settings, "synth.threadsafe-api", 0)
    fluid_settings_setnum(settings, "synth.reverb.room-size", 0.45)
    fluid_settings_setnum(settings, "synth.reverb.damp", 0.4)
    fluid_settings_setnum(settings, "synth.reverb.width", 0.8)
    fluid_settings_setnum(settings, "synth.reverb.level", 0.45)
    fluid_settings_setint(settings, "synth.chorus.nr", 3)
    fluid_settings_setnum(settings, "synth.chorus.level", 0.8)
    guard let synth = Self.gate.withLock({ new_fluid_synth(settings) }) else {
      delete_fluid_settings(settings)
      throw Self.failed
    }
    self.settings = settings
    self.synth = synth
    font = fluid_synth_sfload(synth, soundfont, 0)
    // From here on deinit frees both.
    guard font >= 0 else { throw Self.missing }
  }

  deinit {
    Self.gate.withLock { delete_fluid_synth(synth) }
    delete_fluid_settings(settings)
  }

  /// Gives a channel its instrument, level, place and sends.
  func prepare(_ channel: Int, for track: Track) {
    let number = Int32(channel)
    let drums = track.isDrums
    fluid_synth_set_channel_type(
      synth, number, Int32(drums ? CHANNEL_TYPE_DRUM.rawValue : CHANNEL_TYPE_MELODIC.rawValue))
    let program = Int32(clamped(track.program))
    if fluid_synth_program_select(synth, number, font, drums ? 128 : 0, program) != 0 {
      // A kit or program that the soundfont lacks is played by its first one.
      fluid_synth_program_select(synth, number, font, drums ? 128 : 0, 0)
    }
    fluid_synth_cc(synth, number, 7, Int32(clamped(track.volume)))
    fluid_synth_cc(synth, number, 10, Int32(clamped(track.pan)))
    fluid_synth_cc(synth, number, 91, Int32(clamped(track.reverb)))
    fluid_synth_cc(synth, number, 93, drums ? 0 : Self.chorus(program))
  }

  func play(_ event: BandEvent) {
    if event.velocity > 0 {
      fluid_synth_noteon(synth, Int32(event.channel), Int32(event.midi), Int32(event.velocity))
    } else {
      fluid_synth_noteoff(synth, Int32(event.channel), Int32(event.midi))
    }
  }

  func render(_ range: Range<Int>, of audio: inout Stereo) throws(DomainError) {
    guard !range.isEmpty else { return }
    let count = Int32(range.count)
    let first = Int32(range.lowerBound)
    let result = audio.left.withUnsafeMutableBufferPointer { left in
      audio.right.withUnsafeMutableBufferPointer { right in
        fluid_synth_write_float(synth, count, left.baseAddress, first, 1, right.baseAddress, first, 1)
      }
    }
    guard result == FLUID_OK else { throw Self.failed }
  }

  /// A little width for the families that have it in nature: electric pianos, organs, strings, choirs and pads.
  private static func chorus(_ program: Int32) -> Int32 {
    switch program {
    case 4...5, 16...20, 48...54, 88...95: 24
    default: 0
    }
  }

  private func clamped(_ value: Int) -> Int { max(0, min(127, value)) }

  private static var missing: DomainError {
    DomainError(
      .missing, "soundfont-missing",
      "The soundfont for the instruments is missing: install the Debian package fluid-soundfont-gm.")
  }

  private static var failed: DomainError {
    DomainError(.fault, "band-failed", "The instruments could not be played.")
  }
}
