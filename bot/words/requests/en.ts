import type { RequestWords } from './sv.ts';

export const en: RequestWords = {
  parties: { landlord: 'Landlord', supplier: 'Supplier', contractor: 'Contractor' },
  measures: {
    repair: 'Repair',
    replace: 'Replace',
    install: 'Install',
    adjust: 'Adjust',
    inspect: 'Inspect',
    remove: 'Remove',
  },
  objects: {
    entranceDoor: 'entrance door',
    door: 'door',
    lock: 'lock',
    accessControl: 'access control',
    window: 'window',
    fence: 'fence',
    gate: 'gate',
    outdoorLighting: 'outdoor lighting',
    indoorLighting: 'indoor lighting',
    alarm: 'alarm',
    camera: 'camera',
    reception: 'reception',
    fireDoor: 'fire door',
    fireAlarm: 'fire alarm',
    fireExtinguisher: 'fire extinguisher',
    escapeRoute: 'escape route',
    guarding: 'guarding',
  },
  evidences: {
    seenOnSite: 'Seen on site',
    record: 'Record or certificate',
    photo: 'Photo',
    partyNotice: 'Notice from the other party',
    invoice: 'Invoice',
  },
};
