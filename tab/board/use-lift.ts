import { useState } from 'react';
import type { Task } from '../../bot/api/contract.ts';
import { fill, useWords } from '../words.tsx';
import type { Column } from './columns.ts';

type Lifted = { readonly task: Task; readonly from: Column; readonly to: Column };

/** A card in the hand of someone at the keyboard: lifted, carried over the columns, dropped or taken back. */
export function useLift(columns: readonly Column[], announce: (text: string) => void) {
  const text = useWords().layouts.board;
  const [lifted, setLifted] = useState<Lifted | null>(null);
  return {
    lifted,
    lift(task: Task, from: Column) {
      setLifted({ task, from, to: from });
      announce(fill(text.lifted, { number: task.number, column: from.name }));
    },
    carry(by: number) {
      if (!lifted) return;
      const at = columns.findIndex(({ id }) => id === lifted.to.id) + by;
      const to = columns[at];
      if (!to) return;
      setLifted({ ...lifted, to });
      announce(fill(text.over, { column: to.name, at: at + 1, of: columns.length }));
    },
    /** Puts it down; what was in the hand, or null. */
    drop(): Lifted | null {
      setLifted(null);
      if (lifted && lifted.to.id === lifted.from.id) {
        announce(fill(text.back, { number: lifted.task.number, column: lifted.from.name }));
        return null;
      }
      return lifted;
    },
    back() {
      if (!lifted) return;
      setLifted(null);
      announce(fill(text.back, { number: lifted.task.number, column: lifted.from.name }));
    },
  };
}
