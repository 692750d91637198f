import type { Documents } from '../../ports/documents.ts';
import { docxOf } from './docx.ts';
import { pdfOf } from './pdf.ts';

export const documents: Documents = { docx: docxOf, pdf: pdfOf };
