// Two low tones: an entry was refused. The cashier looks at the goods, not at the screen.
let context;

export function beep() {
  try {
    context ??= new AudioContext();
    context.resume();
    tone(0, 440);
    tone(0.16, 330);
  } catch { /* no sound here: the sentence stands on the screen */ }
}

function tone(after, frequency) {
  const from = context.currentTime + after;
  const oscillator = new OscillatorNode(context, { type: "square", frequency });
  const gain = new GainNode(context, { gain: 0.12 });
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(from + 0.13);
}
