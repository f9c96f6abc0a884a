-- Many calls of one flow that are taken in, paused and cancelled as one; calls.parent_id names it.
create table campaigns (
    id               varchar(36)              not null primary key,
    name             varchar(200)             not null,
    flow             varchar(64)              not null,
    flow_version     varchar(64)              not null,
    state            varchar(16)              not null,
    row_count        int                      not null,
    duplicates       int                      not null,
    not_before       timestamp with time zone,
    expires_at       timestamp with time zone,
    created_at       timestamp with time zone not null,
    touched_at       timestamp with time zone not null,
    finished_at      timestamp with time zone,
    idempotency_key  varchar(255),
    request_hash     varchar(64)
);
create index campaigns_by_state on campaigns (state, id);
create unique index campaigns_by_key on campaigns (idempotency_key);

-- How a campaign's calls stand is counted here, without reading them.
create index calls_by_standing on calls (parent_id, status, outcome);
