import { type Document, isMap, isNode, isScalar, type LineCounter } from 'yaml';

export type Position = { readonly line: number; readonly column: number };

/** Finds where in the file a value stands, or for one that is missing the nearest group that is there. */
export function locator(document: Document, lines: LineCounter) {
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const nodeAt = (path: readonly PropertyKey[]): unknown =>
    path.length === 0 ? document.contents : document.getIn(path, true);
  return {
    position,
    value(path: readonly PropertyKey[]): Position {
      for (let length = path.length; length >= 0; length -= 1) {
        const node = nodeAt(path.slice(0, length));
        if (isNode(node) && node.range) return position(node.range[0]);
      }
      return { line: 1, column: 1 };
    },
    /** Where a key of a group is written. */
    key(path: readonly PropertyKey[], key: string): Position {
      const group = nodeAt(path);
      const pair = isMap(group) ? group.items.find((each) => isScalar(each.key) && each.key.value === key) : undefined;
      return isScalar(pair?.key) && pair.key.range ? position(pair.key.range[0]) : this.value(path);
    },
  };
}
