"""Renders a MIDI file to WAV by FluidSynth's library alone: the accompaniment's share of the bare C work."""

import ctypes
import ctypes.util
import sys

PLAYING = 1
RATE = 44_100


def render(soundfont: str, midi: str, wav: str) -> None:
  library = ctypes.CDLL(ctypes.util.find_library("fluidsynth") or "libfluidsynth.so.3")
  for name in ("new_fluid_settings", "new_fluid_synth", "new_fluid_player", "new_fluid_file_renderer"):
    getattr(library, name).restype = ctypes.c_void_p
  settings = ctypes.c_void_p(library.new_fluid_settings())
  texts = {"audio.file.name": wav, "audio.file.type": "wav", "player.timing-source": "sample"}
  for key, value in texts.items():
    library.fluid_settings_setstr(settings, key.encode(), value.encode())
  library.fluid_settings_setint(settings, b"synth.lock-memory", 0)
  library.fluid_settings_setint(settings, b"synth.dynamic-sample-loading", 1)
  library.fluid_settings_setnum(settings, b"synth.sample-rate", ctypes.c_double(RATE))
  synth = ctypes.c_void_p(library.new_fluid_synth(settings))
  if library.fluid_synth_sfload(synth, soundfont.encode(), 1) < 0:
    sys.exit(f"{soundfont}: not a soundfont")
  player = ctypes.c_void_p(library.new_fluid_player(synth))
  if library.fluid_player_add(player, midi.encode()) != 0:
    sys.exit(f"{midi}: not a MIDI file")
  library.fluid_player_play(player)
  renderer = ctypes.c_void_p(library.new_fluid_file_renderer(synth))
  while library.fluid_player_get_status(player) == PLAYING:
    if library.fluid_file_renderer_process_block(renderer) != 0:
      break
  library.delete_fluid_file_renderer(renderer)
  library.delete_fluid_player(player)
  library.delete_fluid_synth(synth)
  library.delete_fluid_settings(settings)


if __name__ == "__main__":
  render(*sys.argv[1:4])
