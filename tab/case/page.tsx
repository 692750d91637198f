export default function CasePage({ id }: { readonly id: string }) { return <p>{id}</p>; }
