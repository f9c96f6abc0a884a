package ghanti.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ghanti.audio.Pcm;
import ghanti.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A program by the name of espeak-ng that hums one second, whatever it is told; it writes down how often it was asked. */
final class FakeEspeak {

    private static final int RATE = 22_050;

    private final Path folder;

    private FakeEspeak(Path folder) {
        this.folder = folder;
    }

    /** @param before what it does first, as a line of sh, such as {@code sleep 1} */
    static FakeEspeak in(Path folder, String before) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.write(bin.resolve("hum.wav"), WavFile.write(hum()));
        Path program = bin.resolve("espeak-ng");
        Files.writeString(
                program,
                "#!/bin/sh\n" + before + "\ncat > /dev/null\necho x >> '" + bin + "/asked'\nexec cat '" + bin
                        + "/hum.wav'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new FakeEspeak(bin);
    }

    /** Goes before any other that is installed. */
    Map<String, String> environment() {
        return Map.of("PATH", folder + ":/usr/bin:/bin");
    }

    int asked() throws IOException {
        Path asked = folder.resolve("asked");
        return Files.exists(asked) ? Files.readAllLines(asked).size() : 0;
    }

    /** Swelling, since a steady tone is no speech. */
    private static Pcm hum() {
        short[] samples = new short[RATE];
        for (int i = 0; i < samples.length; i++) {
            double swell = 0.6 + 0.4 * Math.sin(2 * Math.PI * 5 * i / RATE);
            samples[i] = (short) (9000 * swell * Math.sin(2 * Math.PI * 500 * i / RATE));
        }
        return new Pcm(RATE, samples);
    }
}
