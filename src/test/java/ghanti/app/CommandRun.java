package ghanti.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of the command line in a process of its own.
 *
 * @param code the exit code
 */
record CommandRun(int code, String out, String err) {

    static CommandRun of(String... arguments) throws IOException, InterruptedException {
        return with(Map.of(), arguments);
    }

    static CommandRun with(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ghanti-run-");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "ghanti.app.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("GHANTI_DATA", folder.resolve("data").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end: " + String.join(" ", arguments));
        }
        return new CommandRun(process.exitValue(), read(folder, "out"), read(folder, "err"));
    }

    private static String read(Path folder, String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8).strip();
    }

    String everything() {
        return out + "\n" + err;
    }
}
