import type { LayoutProps } from '../board/board.tsx';

export default function Calendar(_: LayoutProps) {
  return null;
}
