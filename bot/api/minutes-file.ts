import { type MinutesFormat, minutesFormats } from '../core/meetings/formats.ts';
import { seeMinutes } from '../core/meetings/see-minutes.ts';
import { minutesFileName, minutesPaper } from '../words/meetings/paper.ts';
import type { Endpoint } from './call.ts';
import { meetingIdOf } from './shapes.ts';

/** The minutes as a file: what this person may read of them, as on the page. */
const minutesFile = (format: MinutesFormat): Endpoint => ({
  method: 'GET',
  path: `/api/meetings/:id/minutes.${format}`,
  async answer(deps, call) {
    const seen = await seeMinutes(deps, call.person, meetingIdOf(call.params));
    const bytes = await deps.documents[format](minutesPaper(seen));
    return new Response(Uint8Array.from(bytes), {
      headers: {
        'content-type': minutesFormats[format],
        'content-disposition': `attachment; filename="${minutesFileName(seen.content, format)}"`,
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      },
    });
  },
});

export const minutesDocx = minutesFile('docx');
export const minutesPdf = minutesFile('pdf');
