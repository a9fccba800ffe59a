-- The journal: what was accepted and what became of it.
-- Each statement makes only what isn't there, so that the script can be run again.

-- A letter. Its id follows from sender and client reference. Recipient, fingerprint and the description of a fault are encrypted.
CREATE TABLE IF NOT EXISTS mm_message (
    message_id          UUID PRIMARY KEY,
    sender              VARCHAR(12) NOT NULL,
    client_reference    VARCHAR NOT NULL,
    department          VARCHAR,
    cost_centre         VARCHAR,
    batch_reference     VARCHAR,
    -- Where the sender is told what becomes of it.
    callback_url        VARCHAR,
    recipient           VARBINARY NOT NULL,
    recipient_lookup    VARBINARY NOT NULL,
    fingerprint         VARBINARY NOT NULL,
    state               VARCHAR(20) NOT NULL,
    operator_id         VARCHAR(12),
    operator_name       VARCHAR,
    operator_address    VARCHAR,
    transaction_id      VARCHAR,
    reason              VARCHAR(40),
    fault_code          INT,
    fault_call_id       VARCHAR,
    fault_description   VARBINARY,
    received_date       DATE,
    signing_certificate VARCHAR,
    sealing_certificate VARCHAR,
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
    node                VARCHAR,
    token               BIGINT NOT NULL,
    last_step           UUID,
    version             INT NOT NULL,
    last_event          INT NOT NULL,
    purged_at           TIMESTAMP(6) WITH TIME ZONE
);

-- Each index is pages more to write. What persons ask for now and then reads the table.
CREATE INDEX IF NOT EXISTS mm_message_due ON mm_message (due_at);
CREATE INDEX IF NOT EXISTS mm_message_accepted ON mm_message (accepted_at);
CREATE INDEX IF NOT EXISTS mm_message_purged ON mm_message (purged_at);
CREATE INDEX IF NOT EXISTS mm_message_batch ON mm_message (batch_reference, accepted_at);

-- A step of a letter, and what was known then. Never changed.
CREATE TABLE IF NOT EXISTS mm_event (
    message_id          UUID NOT NULL REFERENCES mm_message (message_id) ON DELETE CASCADE,
    event               INT NOT NULL,
    happened_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    written_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    state               VARCHAR(20) NOT NULL,
    operator_id         VARCHAR(12),
    operator_name       VARCHAR,
    operator_address    VARCHAR,
    transaction_id      VARCHAR,
    reason              VARCHAR(40),
    fault_code          INT,
    fault_call_id       VARCHAR,
    fault_description   VARBINARY,
    received_date       DATE,
    signing_certificate VARCHAR,
    sealing_certificate VARCHAR,
    sealed_sha256       VARCHAR(64),
    print_file_sha256   VARCHAR(64),
    node                VARCHAR NOT NULL,
    person              VARCHAR,
    detail              VARCHAR,
    PRIMARY KEY (message_id, event)
);

-- What was written last: the rows of a letter for mm_message and mm_event, as one. The journal moves them there, many at a time, before it looks for
-- anything else: whoever reads the tables with SQL may find the last letters there a little later.
CREATE TABLE IF NOT EXISTS mm_arrival (
    message_id          UUID PRIMARY KEY,
    version             INT NOT NULL,
    -- When a node may take the letter; null where there is nothing to do.
    due_at              TIMESTAMP(6) WITH TIME ZONE,
    data                VARBINARY NOT NULL
);

-- The content of a letter in pieces, each encrypted by itself. Deleted when it is purged. The letter may still be in mm_arrival.
CREATE TABLE IF NOT EXISTS mm_content (
    message_id          UUID NOT NULL,
    -- 0 the message, 1 and up its attachments, -1 and -2 the print file's facts and PDF.
    part                INT NOT NULL,
    piece               INT NOT NULL,
    is_last             BOOLEAN NOT NULL,
    data                VARBINARY(300000) NOT NULL,
    PRIMARY KEY (message_id, part, piece)
);

-- Outcomes that are still to be given to the subscribers. For each part of its identities that it sets aside, H2 writes all that was changed.
CREATE TABLE IF NOT EXISTS mm_outcome (
    id                  BIGINT GENERATED ALWAYS AS IDENTITY (CACHE 10000) PRIMARY KEY,
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
    profile             VARCHAR NOT NULL,
    state               VARCHAR(20) NOT NULL,
    letters             INT NOT NULL,
    bytes               BIGINT NOT NULL,
    closed_at           TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    handed_over_at      TIMESTAMP(6) WITH TIME ZONE,
    -- When a node may take the batch: its next attempt's time, or its lease's end; null where there is nothing to do.
    due_at              TIMESTAMP(6) WITH TIME ZONE,
    attempts            INT NOT NULL,
    node                VARCHAR,
    token               BIGINT NOT NULL,
    -- Why the last attempt failed.
    detail              VARCHAR
);

CREATE INDEX IF NOT EXISTS mm_batch_due ON mm_batch (due_at);

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

-- Counts, for the infrastructure's fee and the sender's own budget. A letter counts on the day, in Sweden, on which it was concluded.
CREATE OR REPLACE VIEW mm_statistics AS
SELECT on_day, sender, department, channel, operator_id, operator_name, outcome, COUNT(*) AS letters
FROM (
    -- A cast from time to date would be in the session's time zone.
    SELECT CAST(SUBSTRING(CAST(COALESCE(concluded_at, accepted_at) AT TIME ZONE 'Europe/Stockholm' AS VARCHAR) FROM 1 FOR 10) AS DATE)
               AS on_day,
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
