-- Calls that wait to be dialled. A lane is a priority, a flow version and, if it has one, a campaign: what may be dialled or not as one.
create table dial_queue (
    call_id  varchar(36)              not null primary key,
    lane     varchar(160)             not null,
    due_at   timestamp with time zone not null
);
create index dial_queue_by_lane on dial_queue (lane, due_at);

-- When the account and each ExoPhone may dial next, shared by all servers; and until when nothing is dialled at all.
create table dial_pace (
    name          varchar(64)              not null primary key,
    free_at       timestamp with time zone not null,
    paused_until  timestamp with time zone not null,
    pause_reason  varchar(500)             not null,
    pauses        int                      not null
);

-- One row a dial: what is in use, how often a number was rung, and how dials go. Forgotten after days.
create table dials (
    call_id     varchar(36)              not null,
    attempt     int                      not null,
    recipient   varchar(64)              not null,
    exophone    varchar(64)              not null,
    dialled_at  timestamp with time zone not null,
    over_at     timestamp with time zone,
    fate        varchar(16),
    primary key (call_id, attempt)
);
create index dials_by_end on dials (over_at, exophone);
create index dials_by_recipient on dials (recipient, dialled_at);

create table do_not_call (
    number    varchar(64)              not null primary key,
    reason    varchar(500)             not null,
    added_at  timestamp with time zone not null
);

-- Ids of lines that calls were on before the one they are on now.
create table earlier_lines (
    call_sid  varchar(64) not null primary key,
    call_id   varchar(36) not null
);

-- The call that caused this one.
alter table calls add column parent_id varchar(36);
create index calls_by_parent on calls (parent_id, id);

-- One row a call that has its outcome: the way it went, so that questions across calls need no documents.
create table endings (
    call_id   varchar(36)              not null primary key,
    flow      varchar(64)              not null,
    version   varchar(64)              not null,
    outcome   varchar(64)              not null,
    path      varchar(4000)            not null,
    ended_at  timestamp with time zone not null
);
create index endings_by_flow on endings (flow, ended_at);
