import { readCase } from '../core/cases/read-case.ts';
import { Refusal } from '../core/errors.ts';
import type { Endpoint } from './call.ts';
import { caseIdOf } from './shapes.ts';

/** A photo's bytes, under the same right and log as the rest of the content. Who needs a reason states it in a header. */
export const casePhoto: Endpoint = {
  method: 'GET',
  path: '/api/cases/:id/photos/:photo',
  async answer(deps, call) {
    const reason = stated(call.request.headers.get('trygg-reason') ?? '');
    const { photos } = await readCase(deps, call.person, {
      case: caseIdOf(call.params),
      ...(reason === '' ? {} : { reason }),
    });
    const listed = photos.find((photo) => photo.id === call.params.photo);
    const photo = listed ? await deps.store.read((kept) => kept.photos.content(listed.id)) : null;
    if (!photo) throw new Refusal('notFound');
    return new Response(Uint8Array.from(photo.bytes), {
      headers: {
        'content-type': photo.type,
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; sandbox",
        'content-disposition': photo.type === 'application/pdf' ? 'attachment' : 'inline',
      },
    });
  },
};

/** Percent-encoded, as headers hold no å, ä or ö. */
function stated(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    throw new Refusal('reasonMissing');
  }
}
