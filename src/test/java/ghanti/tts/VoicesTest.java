package ghanti.tts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoicesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | hi | own",
                "kavya | hi | kavya",
                "kavya | en-IN | kavya",
                "hi=kavya | hi-Latn | kavya",
                "hi=kavya | en | own",
                "hi=kavya, shubh | en | shubh",
                "shubh , mr = x | mr | x",
                "hi-IN-MadhurNeural | hi | hi-IN-MadhurNeural",
                "hi-IN-MadhurNeural | en | own",
                "hi-IN-MadhurNeural,en-IN-PrabhatNeural | en | en-IN-PrabhatNeural",
                "en=en-US-AvaNeural | en-IN | en-US-AvaNeural",
                "shubh_en_narration_gentle | hi | shubh_en_narration_gentle",
                ", ,kavya, | hi | kavya",
            })
    void chooses(String setting, String language, String voice) {
        assertThat(Voices.read(setting).of(language, "own")).isEqualTo(voice);
    }
}
