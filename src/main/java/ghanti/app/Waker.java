package ghanti.app;

/** Wakes jobs that are started only after those who wake them. */
final class Waker implements Runnable {

    private volatile Runnable target = () -> {};

    void wakes(Runnable jobs) {
        target = jobs;
    }

    @Override
    public void run() {
        target.run();
    }
}
