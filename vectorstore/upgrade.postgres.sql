-- How often tokens are in a text, and how many there are: in new databases, and in those of before.
CREATE FUNCTION repeated_in(tokens TEXT) RETURNS jsonb IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql
    RETURN (SELECT jsonb_object_agg(term, often) FROM (
        SELECT term, count(*) AS often FROM unnest(string_to_array(tokens, ' ')) AS term
        GROUP BY term HAVING count(*) > 1) AS counted);
ALTER TABLE passage_text
    ADD COLUMN length INTEGER GENERATED ALWAYS AS (cardinality(string_to_array(tokens, ' '))) STORED,
    ADD COLUMN repeated jsonb GENERATED ALWAYS AS (repeated_in(tokens)) STORED;
ALTER TABLE sentence_text
    ADD COLUMN length INTEGER GENERATED ALWAYS AS (cardinality(string_to_array(tokens, ' '))) STORED,
    ADD COLUMN repeated jsonb GENERATED ALWAYS AS (repeated_in(tokens)) STORED;
-- What came in lately is looked through by each search: little of it is left unsorted (in kB).
ALTER INDEX passage_token SET (gin_pending_list_limit = 256);
ALTER INDEX sentence_token SET (gin_pending_list_limit = 256);
