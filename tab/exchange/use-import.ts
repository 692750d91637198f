import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportAnswer, ImportCell, ImportedRow, ImportField, ImportRow } from '../../bot/api/contract.ts';
import { whyOf } from '../api.ts';
import { useKnown } from '../context.tsx';

/** As many as the API takes at a time. */
export const MOST_ROWS = 1_000;
const SETTLE_MS = 300;

export type Line = {
  /** Where it stands in the sheet, from 1. */
  readonly line: number;
  readonly row: ImportRow;
  readonly dropped: boolean;
  /** Fields that were written in here: they stay fields, also when they are right. */
  readonly touched: readonly ImportField[];
};

const taken = (all: readonly Line[]) => all.filter((each) => !each.dropped);

/**
 * Rows on their way in. Each change of them asks the API anew what would become of them; nothing is written before
 * `commit`, which sends the versions that were shown, so that what someone wrote since is met, not overwritten.
 */
export function useImport(start: readonly Line[]) {
  const { api } = useKnown();
  const [lines, setLines] = useState(start);
  const [judged, setJudged] = useState<ReadonlyMap<number, ImportedRow>>(new Map());
  const [counts, setCounts] = useState<ImportAnswer['counts'] | null>(null);
  const [checking, setChecking] = useState(true);
  const [writing, setWriting] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const round = useRef(0);
  const judgedOnce = useRef(false);
  /** The same rows sent again are the same import. */
  const key = useRef('');

  const hear = useCallback((asked: readonly Line[], answer: ImportAnswer) => {
    setJudged(
      new Map(
        asked.flatMap(({ line }, at) => {
          const row = answer.rows[at];
          return row ? [[line, row] as const] : [];
        }),
      ),
    );
    setCounts(answer.counts);
  }, []);

  const check = useCallback(
    async (all: readonly Line[]) => {
      const mine = ++round.current;
      const asked = taken(all);
      key.current = crypto.randomUUID();
      if (asked.length === 0) {
        setCounts({ new: 0, change: 0, same: 0, wrong: 0 });
        return setChecking(false);
      }
      try {
        const rows = asked.map(({ row }) => row);
        const answer = await api.send<ImportAnswer>('POST', '/api/tasks/import', { rows, dryRun: true });
        if (mine !== round.current || !answer) return;
        hear(asked, answer);
        setFailed(null);
        setChecking(false);
      } catch (error) {
        if (mine !== round.current) return;
        setFailed(whyOf(error));
        setChecking(false);
      }
    },
    [api, hear],
  );
  useEffect(() => {
    setChecking(true);
    const timer = setTimeout(() => void check(lines), judgedOnce.current ? SETTLE_MS : 0);
    judgedOnce.current = true;
    return () => clearTimeout(timer);
  }, [check, lines]);
  const change = useCallback((line: number, of: (now: Line) => Line) => {
    setLines((now) => now.map((each) => (each.line === line ? of(each) : each)));
  }, []);
  const write = useCallback(
    (line: number, field: ImportField, cell: ImportCell) =>
      change(line, (now) => ({
        ...now,
        row: { ...now.row, cells: { ...now.row.cells, [field]: cell } },
        touched: now.touched.includes(field) ? now.touched : [...now.touched, field],
      })),
    [change],
  );
  /** The row's own value holds over what someone wrote since, or theirs does. */
  const settle = useCallback(
    (line: number, field: ImportField, mine: boolean) =>
      change(line, (now) => {
        if (mine) return { ...now, row: { ...now.row, over: [...(now.row.over ?? []), field] } };
        const cells = Object.fromEntries(Object.entries(now.row.cells).filter(([name]) => name !== field));
        return { ...now, row: { ...now.row, cells } };
      }),
    [change],
  );
  const rename = useCallback(
    (line: number, number: string) =>
      change(line, (now) => {
        const { number: _was, ...row } = now.row;
        return { ...now, row: number === '' ? row : { ...row, number } };
      }),
    [change],
  );
  const drop = useCallback((line: number, dropped: boolean) => change(line, (now) => ({ ...now, dropped })), [change]);

  /** Writes; rejects when the API cannot be reached or says no. Lines that were written are gone from `lines`. */
  const commit = useCallback(
    async (onlyGood: boolean): Promise<ImportAnswer | null> => {
      const asked = taken(lines);
      const rows = asked.map(({ line, row }) => {
        const seen = judged.get(line)?.task?.version;
        return row.version === undefined && row.number !== undefined && seen !== undefined
          ? { ...row, version: seen }
          : row;
      });
      setWriting(true);
      try {
        const body = { rows, dryRun: false, ...(onlyGood ? { only: 'good' } : {}) };
        const answer = await api.send<ImportAnswer>('POST', '/api/tasks/import', body, key.current);
        if (!answer) return null;
        const left = asked.filter((_, at) => answer.rows[at]?.kind === 'wrong');
        if (!answer.written) hear(asked, answer);
        else if (left.length > 0) setLines(left);
        return answer;
      } finally {
        setWriting(false);
      }
    },
    [api, hear, judged, lines],
  );
  return {
    lines,
    judged,
    counts,
    checking,
    writing,
    failed,
    write,
    settle,
    rename,
    drop,
    commit,
    again: () => void check(lines),
  };
}
export type Importing = ReturnType<typeof useImport>;
