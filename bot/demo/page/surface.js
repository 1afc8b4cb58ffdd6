/** What a piece of Block Kit stands on: it knows names, remembers its fields, and passes presses on. */

/** @param press what to do with a press: (block_id, action_id, selected, state) → promise. */
export function surface({ names, heading, remembered, press }) {
  const controls = [];
  return {
    names,
    heading,
    remembered,
    controls,
    act: (block_id, action_id, selected) => press({ block_id, action_id, selected, state: values(controls) }),
  };
}

/** Every field's state, in the shape of Slack's `state.values`. */
export function values(controls) {
  const found = {};
  for (const { block_id, action_id, read } of controls) {
    found[block_id] = { ...found[block_id], [action_id]: read() };
  }
  return found;
}
