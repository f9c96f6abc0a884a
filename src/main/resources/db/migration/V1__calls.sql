-- One row a call. The document holds the call whole; the columns beside it are what lists and look-ups need.
create table calls (
    id          varchar(36)              not null primary key,
    revision    bigint                   not null,
    flow        varchar(64)              not null,
    status      varchar(16)              not null,
    outcome     varchar(64),
    recipient   varchar(64)              not null,
    call_sid    varchar(64),
    created_at  timestamp with time zone not null,
    updated_at  timestamp with time zone not null,
    document    varchar(1000000)         not null
);
create index calls_by_status on calls (status, id);
create index calls_by_recipient on calls (recipient, id);
-- Exotel's id of the line the call is on now.
create unique index calls_by_call_sid on calls (call_sid);

create table idempotency_keys (
    idempotency_key  varchar(255)             not null primary key,
    request_hash     varchar(64)              not null,
    call_id          varchar(36)              not null,
    created_at       timestamp with time zone not null
);

-- What the business is told. Kept in the transaction of the state that causes it.
create table results (
    id            varchar(36)              not null primary key,
    call_id       varchar(36)              not null,
    call_sequence int                      not null,
    type          varchar(32)              not null,
    url           varchar(2000)            not null,
    body          varchar(1000000)         not null,
    state         varchar(16)              not null,
    tries         int                      not null,
    created_at    timestamp with time zone not null,
    pending_since timestamp with time zone not null,
    delivered_at  timestamp with time zone,
    last_error    varchar(500)
);
create index results_by_call on results (call_id, call_sequence);
create index results_by_state on results (state, id);

-- Every version of a flow that a call has run on, as its file was.
create table flow_versions (
    name     varchar(64)      not null,
    version  varchar(64)      not null,
    text     varchar(1000000) not null,
    primary key (name, version)
);
