import { type ReactNode, Suspense, useEffect, useState } from 'react';

/** What may come after the frame is seen, so that nothing of it is fetched before. */
export function Later({ children }: { readonly children: ReactNode }) {
  const [seen, setSeen] = useState(false);
  useEffect(() => setSeen(true), []);
  return seen ? <Suspense>{children}</Suspense> : null;
}
