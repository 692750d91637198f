import type { PartyId, PersonId, PlaceId, RequestId, TaskId } from '../../core/ids.ts';
import type { Evidence, Measure, RequestObject, RequestState } from '../../core/requests/request.ts';

export type RequestTables = {
  external_request: {
    id: RequestId;
    number: string;
    task_id: TaskId;
    party: PartyId;
    place: PlaceId;
    measure: Measure;
    object: RequestObject;
    count: number;
    /** YYYY-MM-DD; read through to_char, as the driver would make a Date of it. */
    due_date: string;
    state: RequestState['kind'];
    evidence: Evidence | null;
    fulfilled_on: string | null;
    settled_by: PersonId | null;
    settled_at: Date | null;
    created_by: PersonId;
    created_at: Date;
    press: string | null;
  };
};
