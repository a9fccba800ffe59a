-- The journal: what was accepted and what became of it.
-- Each statement makes only what isn't there, so that the script can be run again.

-- A letter. Its id follows from sender and client reference. Recipient, fingerprint and the description of a fault are encrypted.
CREATE TABLE IF NOT EXISTS mm_message (
    message_id          UUID PRIMARY KEY,
    sender              VARCHAR(12) NOT NULL,
    client_reference    TEXT NOT NULL,
    department          TEXT,
    cost_centre         TEXT,
    batch_reference     TEXT,
    -- Where the sender is told what becomes of it.
    callback_url        TEXT,
    recipient           BYTEA NOT NULL,
    recipient_lookup    BYTEA NOT NULL,
    fingerprint         BYTEA NOT NULL,
    state               VARCHAR(20) NOT NULL,
    operator_id         VARCHAR(12),
    operator_name       TEXT,
    operator_address    TEXT,
    transaction_id      TEXT,
    reason              VARCHAR(40),
    fault_code          INT,
    fault_call_id       TEXT,
    fault_description   BYTEA,
    received_date       DATE,
    signing_certificate TEXT,
    sealing_certificate TEXT,
    sealed_sha256       VARCHAR(64),
    print_file_sha256   VARCHAR(64),
    attempts            INT NOT NULL,
    deliveries          INT NOT NULL,
    accepted_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    changed_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    -- The first time in a final state.
    concluded_at        TIMESTAMP(6) WITH TIME ZONE,
    -- When a node may take the letter: its next attempt's time, or its lease's end; null where there is nothing to do.
    due_at              TIMESTAMP(6) WITH TIME ZONE,
    -- Since when it waits for a person.
    attention_at        TIMESTAMP(6) WITH TIME ZONE,
    deadline            TIMESTAMP(6) WITH TIME ZONE,
    -- Who holds the lease, and its fencing token.
    node                TEXT,
    token               BIGINT NOT NULL,
    last_step           UUID,
    version             INT NOT NULL,
    last_event          INT NOT NULL,
    purged_at           TIMESTAMP(6) WITH TIME ZONE
);

CREATE INDEX IF NOT EXISTS mm_message_due ON mm_message (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS mm_message_attention ON mm_message (attention_at) WHERE attention_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS mm_message_purge ON mm_message (concluded_at) WHERE purged_at IS NULL AND concluded_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS mm_message_accepted ON mm_message (accepted_at);
CREATE INDEX IF NOT EXISTS mm_message_batch ON mm_message (batch_reference, accepted_at) WHERE batch_reference IS NOT NULL;
CREATE INDEX IF NOT EXISTS mm_message_recipient ON mm_message (recipient_lookup);

-- A step of a letter, and what was known then. Never changed.
CREATE TABLE IF NOT EXISTS mm_event (
    message_id          UUID NOT NULL REFERENCES mm_message (message_id) ON DELETE CASCADE,
    event               INT NOT NULL,
    happened_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    written_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    state               VARCHAR(20) NOT NULL,
    operator_id         VARCHAR(12),
    operator_name       TEXT,
    operator_address    TEXT,
    transaction_id      TEXT,
    reason              VARCHAR(40),
    fault_code          INT,
    fault_call_id       TEXT,
    fault_description   BYTEA,
    received_date       DATE,
    signing_certificate TEXT,
    sealing_certificate TEXT,
    sealed_sha256       VARCHAR(64),
    print_file_sha256   VARCHAR(64),
    node                TEXT NOT NULL,
    person              TEXT,
    detail              TEXT,
    PRIMARY KEY (message_id, event)
);

-- The content of a letter in pieces, each encrypted by itself. Deleted when it is purged.
CREATE TABLE IF NOT EXISTS mm_content (
    message_id          UUID NOT NULL REFERENCES mm_message (message_id) ON DELETE CASCADE,
    -- 0 the message, 1 and up its attachments, -1 and -2 the print file's facts and PDF.
    part                INT NOT NULL,
    piece               INT NOT NULL,
    is_last             BOOLEAN NOT NULL,
    data                BYTEA NOT NULL,
    PRIMARY KEY (message_id, part, piece)
);

-- What is encrypted doesn't become smaller.
ALTER TABLE mm_content ALTER COLUMN data SET STORAGE EXTERNAL;

-- Outcomes that are still to be given to the subscribers.
CREATE TABLE IF NOT EXISTS mm_outcome (
    id                  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id          UUID NOT NULL,
    event               INT NOT NULL,
    written_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- Who is told of outcomes.
CREATE TABLE IF NOT EXISTS mm_subscriber (
    name                VARCHAR(100) PRIMARY KEY,
    begins_at           TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- What a subscriber has not acknowledged.
CREATE TABLE IF NOT EXISTS mm_outbox (
    subscriber          VARCHAR(100) NOT NULL REFERENCES mm_subscriber (name) ON DELETE CASCADE,
    message_id          UUID NOT NULL,
    event               INT NOT NULL,
    due_at              TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    token               BIGINT NOT NULL,
    PRIMARY KEY (subscriber, message_id, event)
);

CREATE INDEX IF NOT EXISTS mm_outbox_due ON mm_outbox (subscriber, due_at);

-- Rows to lock, for what only one node may do at a time.
CREATE TABLE IF NOT EXISTS mm_lock (
    name                VARCHAR(20) PRIMARY KEY
);

INSERT INTO mm_lock (name) SELECT 'OUTCOMES' WHERE NOT EXISTS (SELECT 1 FROM mm_lock WHERE name = 'OUTCOMES');

INSERT INTO mm_lock (name) SELECT 'BATCHES' WHERE NOT EXISTS (SELECT 1 FROM mm_lock WHERE name = 'BATCHES');

-- Letters that go to a print service together.
CREATE TABLE IF NOT EXISTS mm_batch (
    name                VARCHAR(100) PRIMARY KEY,
    queue               VARCHAR(40) NOT NULL,
    folder              VARCHAR(200) NOT NULL,
    -- What the print service wants, as the batch was closed with.
    profile             TEXT NOT NULL,
    state               VARCHAR(20) NOT NULL,
    letters             INT NOT NULL,
    bytes               BIGINT NOT NULL,
    closed_at           TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    handed_over_at      TIMESTAMP(6) WITH TIME ZONE,
    -- When a node may take the batch: its next attempt's time, or its lease's end; null where there is nothing to do.
    due_at              TIMESTAMP(6) WITH TIME ZONE,
    attempts            INT NOT NULL,
    node                TEXT,
    token               BIGINT NOT NULL,
    -- Why the last attempt failed.
    detail              TEXT
);

CREATE INDEX IF NOT EXISTS mm_batch_due ON mm_batch (due_at) WHERE due_at IS NOT NULL;

-- A letter that was collected for a queue, by the event that tells of it, and its place in its batch: null as long as it waits for one.
CREATE TABLE IF NOT EXISTS mm_batch_letter (
    message_id          UUID NOT NULL REFERENCES mm_message (message_id) ON DELETE CASCADE,
    event               INT NOT NULL,
    queue               VARCHAR(40) NOT NULL,
    folder              VARCHAR(200) NOT NULL,
    bytes               BIGINT NOT NULL,
    collected_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    batch               VARCHAR(100) REFERENCES mm_batch (name),
    place               INT,
    PRIMARY KEY (message_id, event)
);

CREATE INDEX IF NOT EXISTS mm_batch_letter_batch ON mm_batch_letter (batch, place);
CREATE INDEX IF NOT EXISTS mm_batch_letter_waiting ON mm_batch_letter (queue, collected_at) WHERE batch IS NULL;

-- Counts, for the infrastructure's fee and the sender's own budget. A letter counts on the day, in Sweden, on which it was concluded.
CREATE OR REPLACE VIEW mm_statistics AS
SELECT on_day, sender, department, channel, operator_id, operator_name, outcome, COUNT(*) AS letters
FROM (
    SELECT CAST(COALESCE(concluded_at, accepted_at) AT TIME ZONE 'Europe/Stockholm' AS DATE) AS on_day,
           sender,
           department,
           CASE
               WHEN state IN ('DELIVERING', 'DELIVERED', 'IN_DOUBT') THEN 'DIGITAL'
               WHEN state IN ('TO_PRINT', 'COLLECTED', 'HANDED_OVER', 'PRINT_ACCEPTED', 'PRINTED', 'POSTED', 'RETURNED') THEN 'PAPER'
               ELSE 'NONE'
           END AS channel,
           operator_id,
           operator_name,
           state AS outcome
    FROM mm_message
) letter
GROUP BY on_day, sender, department, channel, operator_id, operator_name, outcome;
