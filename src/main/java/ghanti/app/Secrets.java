package ghanti.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Secrets from the environment, else generated once and kept in the data folder, readable by their owner only. */
final class Secrets {

    private static final int BYTES = 24;

    private final Map<String, String> environment;
    private final Path folder;
    private final boolean keeps;

    Secrets(Map<String, String> environment, Path dataFolder) {
        this(environment, dataFolder, true);
    }

    private Secrets(Map<String, String> environment, Path dataFolder, boolean keeps) {
        this.environment = environment;
        this.folder = dataFolder.resolve("secrets");
        this.keeps = keeps;
    }

    /** For who only looks: what is not there yet is made up and not written. */
    static Secrets unkept(Map<String, String> environment, Path dataFolder) {
        return new Secrets(environment, dataFolder, false);
    }

    List<String> webhookTokens() {
        return several("GHANTI_WEBHOOK_TOKEN", "webhook-token", Secrets::random);
    }

    List<String> apiKeys() {
        return several("GHANTI_API_KEYS", "api-key", Secrets::random);
    }

    /**
     * What results are signed with; two while the business changes from one to the other.
     *
     * @throws UsageException if one cannot sign
     */
    List<String> resultSecrets() {
        List<String> secrets = several("GHANTI_RESULT_SECRET", "result-secret", random -> {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            return "whsec_" + Base64.getEncoder().encodeToString(bytes);
        });
        if (secrets.size() > 2) {
            throw new UsageException("GHANTI_RESULT_SECRET holds at most two secrets: the new one, then the old one");
        }
        if (!secrets.stream().allMatch(secret -> secret.matches("whsec_[A-Za-z0-9+/]{16,}={0,2}"))) {
            throw new UsageException("GHANTI_RESULT_SECRET must be whsec_ and base64 of at least 12 bytes");
        }
        return secrets;
    }

    /** Where a generated secret lies; empty if the environment gives it. */
    Optional<Path> place(String variable, String file) {
        return given(variable).isPresent() ? Optional.empty() : Optional.of(folder.resolve(file));
    }

    private Optional<String> given(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    private List<String> several(String variable, String file, Function<SecureRandom, String> generator) {
        String value = given(variable).orElseGet(() -> kept(file, generator));
        List<String> secrets = Stream.of(value.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        if (secrets.isEmpty()) {
            throw new UsageException(variable + " is set but holds nothing; unset it or give it a value");
        }
        return secrets;
    }

    private String kept(String file, Function<SecureRandom, String> generator) {
        Path path = folder.resolve(file);
        try {
            if (!Files.exists(path)) {
                if (!keeps) {
                    return generator.apply(new SecureRandom());
                }
                write(path, generator.apply(new SecureRandom()));
            }
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the secret in " + path + " can be neither read nor written", e);
        }
    }

    private void write(Path path, String secret) throws IOException {
        Files.createDirectories(folder);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(path, secret + "\n");
    }

    private static String random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
