-- Which version came when, for whoever asks which there are.
alter table flow_versions add column kept_at timestamp with time zone default current_timestamp;
