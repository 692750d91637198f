export const outboxSv = {
  /** Who is busy with a task: read with the row, or by pointing at a face. */
  editing: {
    here: '{name} har uppgiften öppen',
    field: '{name} är i {field}',
    fields: {
      task: 'uppgiften',
      title: 'rubriken',
      description: 'beskrivningen',
      administration: 'förvaltning',
      responsible: 'ansvarig',
      dueDate: 'datumet',
      status: 'status',
      priority: 'prioritet',
      followUpDate: 'bevakningen',
      recurrence: 'upprepningen',
      removed: 'uppgiften',
      participants: 'deltagare',
      checklist: 'checklistan',
      comment: 'en kommentar',
    },
  },
};
