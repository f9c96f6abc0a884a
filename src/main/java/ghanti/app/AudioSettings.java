package ghanti.app;

import ghanti.flow.PromptMode;
import ghanti.sound.AudioFolder;
import ghanti.speech.Synthesizer;
import java.util.Optional;

/**
 * Where sounds come from and when they are used.
 *
 * @param prompts for flows that say nothing of it
 * @param synthesizer empty where there is none
 */
record AudioSettings(AudioFolder folder, PromptMode prompts, Optional<Synthesizer> synthesizer) {}
