package ghanti.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

abstract class FlowVersionsContract extends StoreContract {

    @Test
    void keepsEveryVersionOnce() throws Exception {
        JdbiFlowVersions versions = new JdbiFlowVersions(database);
        String text = "flow: घंटी\n".repeat(3000);
        assertThat(versions.text("shop-order", "v1")).isEmpty();
        versions.keep("shop-order", "v1", text);
        versions.keep("shop-order", "v1", "changed");
        versions.keep("shop-order", "v2", "second");
        assertThat(versions.text("shop-order", "v1")).contains(text);
        assertThat(versions.text("shop-order", "v2")).contains("second");
        assertThat(versions.text("other", "v1")).isEmpty();
        eightAtOnce(() -> {
            versions.keep("other", "v1", "once");
            return true;
        });
        assertThat(versions.text("other", "v1")).contains("once");
        assertThat(versions.versions("shop-order")).containsExactly("v2", "v1");
        assertThat(versions.versions("nobody")).isEmpty();
    }
}
