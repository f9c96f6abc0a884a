-- Sounds of single calls: how one is joined from others, or the file itself, made before the dial. Forgotten after days.
create table sounds (
    hash     varchar(32)              not null primary key,
    recipe   varchar(20000),
    wav      bytea,
    made_at  timestamp with time zone not null
);
create index sounds_by_age on sounds (made_at);
