package ghanti.store;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.Queries;

/** What db-scheduler does not know of H2: that it can lock the rows it reads and pass over those that others hold. */
final class H2JobSql extends DefaultJdbcCustomization {

    H2JobSql() {
        super(false);
    }

    @Override
    public String getName() {
        return "H2";
    }

    @Override
    public boolean supportsGenericLockAndFetch() {
        return true;
    }

    @Override
    public String createGenericSelectForUpdateQuery(
            String tableName, int limit, String requiredAndCondition, boolean orderByPriority) {
        return Queries.selectForUpdate(
                tableName,
                Queries.ansiSqlOrderPart(orderByPriority),
                getQueryLimitPart(limit),
                requiredAndCondition,
                null,
                null,
                " FOR UPDATE SKIP LOCKED");
    }
}
