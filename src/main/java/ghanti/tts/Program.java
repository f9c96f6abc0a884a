package ghanti.tts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a program once: text in, bytes out, never through a shell. It is killed, with whatever it started, when its time
 * is over, when it writes too much, or when the waiting thread is interrupted.
 *
 * @param command the program and its arguments, which every user of the machine can see
 * @param mostBytes what it may write
 */
record Program(List<String> command, Duration patience, int mostBytes) {

    private static final int MOST_ERROR_BYTES = 4096;

    /** What a program needs; the rest of this process's environment holds keys that are none of its business. */
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "ESPEAK_DATA_PATH", "SystemRoot");

    /** It was not finished in time. */
    static final class TooSlowException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** It wrote more than it may. */
    static final class TooMuchException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What came of it.
     *
     * @param error the beginning of what it complained about
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Result(int exit, byte[] output, String error) {}

    /** @throws IOException if it cannot be started, is too slow or writes too much */
    Result run(String input) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(ENVIRONMENT);
        Process process = builder.start();
        try {
            return talk(process, input);
        } finally {
            kill(process);
        }
    }

    private Result talk(Process process, String input) throws IOException, InterruptedException {
        FutureTask<byte[]> output = aside(() -> read(process, process.getInputStream(), mostBytes));
        FutureTask<byte[]> error = aside(() -> readStart(process.getErrorStream()));
        FutureTask<Void> writing = aside(() -> write(process.getOutputStream(), input));
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TooSlowException();
        }
        byte[] sound = taken(output);
        writing.cancel(false);
        return new Result(process.exitValue(), sound, new String(taken(error), StandardCharsets.UTF_8).strip());
    }

    /** Three pipes, and a program may stop at any of them while we look at another. */
    private static <T> FutureTask<T> aside(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "ghanti-tts-program");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static byte[] read(Process process, InputStream from, int most) throws IOException {
        byte[] bytes = from.readNBytes(most + 1);
        if (bytes.length > most) {
            process.destroyForcibly();
            throw new TooMuchException();
        }
        return bytes;
    }

    /** Reads all, so that the program never waits for us, and keeps the beginning. */
    private static byte[] readStart(InputStream from) throws IOException {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        start.write(from.readNBytes(MOST_ERROR_BYTES));
        from.transferTo(OutputStream.nullOutputStream());
        return start.toByteArray();
    }

    private static Void write(OutputStream to, String input) {
        try (to) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading all; its exit status says whether that was right.
        }
        return null;
    }

    private byte[] taken(FutureTask<byte[]> task) throws IOException, InterruptedException {
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
        } catch (TimeoutException e) {
            // It ended, but something it started holds its pipe open.
            throw new TooSlowException();
        }
    }

    private static void kill(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
