package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every shell block of the README runs, in its order, in one folder with the shipped flows, scenarios and sounds. */
final class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final String JAR = "java -jar target/ghanti.jar";

    @TempDir
    private Path folder;

    private final List<Process> running = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : running) {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void everyCommandDoesWhatItSays() throws Exception {
        assumeTrue(hasCurl(), "curl is not installed");
        copy("flows");
        copy("scenarios");
        copy("audio-cache");
        int port = freePort();
        int commands = 0;
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("README.md")));
        while (blocks.find()) {
            // What Maven does is what this test is a part of.
            String command = blocks.group(1).replaceFirst("^mvn[^&\n]*(&& )?", "");
            if (!command.isBlank()) {
                run(command.replace("8080", Integer.toString(port)), port);
                commands++;
            }
        }
        assertThat(commands).as("commands of the README").isGreaterThanOrEqualTo(4);
    }

    private void copy(String name) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file));
            }
        }
    }

    private void run(String command, int port) throws Exception {
        String here = command.replace(JAR, "java -cp \"$CLASSES\" ghanti.app.Main");
        ProcessBuilder builder = new ProcessBuilder("bash", "-ec", here);
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("CLASSES", System.getProperty("java.class.path"));
        builder.environment().put("PORT", Integer.toString(port));
        builder.redirectOutput(folder.resolve("output.txt").toFile());
        if (command.contains(" serve")) {
            running.add(builder.start());
            awaitHealth(port);
            return;
        }
        Process process = builder.start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).as(command).isTrue();
        String output = Files.readString(folder.resolve("output.txt"));
        assertThat(process.exitValue()).as("%s\n%s", command, output).isZero();
        assertThat(output).as(command).isNotBlank().doesNotContain("\"status\":40", "\"status\":500", "Exception");
    }

    private static void awaitHealth(int port) throws Exception {
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health"))
                .timeout(Duration.ofSeconds(2))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 300; i++) {
            try {
                if (client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("the README's server did not start");
    }

    private static boolean hasCurl() throws InterruptedException {
        try {
            return new ProcessBuilder("curl", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
