// Starts a player with a buffer so small that a new order shows within seconds.

const seconds = 6;
const fatal = []; // what a player says that it cannot get over

function video() {
  const element = document.createElement("video");
  element.muted = true;
  document.body.append(element);
  return element;
}

const start = {
  dash(manifest) {
    const player = dashjs.MediaPlayer().create();
    player.updateSettings({ streaming: { buffer: { bufferTimeDefault: seconds, bufferTimeAtTopQuality: seconds, bufferTimeAtTopQualityLongForm: seconds } } });
    player.initialize(video(), manifest, true);
  },

  async shaka(manifest) {
    const player = new shaka.Player(), element = video();
    await player.attach(element);
    player.configure({ streaming: { bufferingGoal: seconds, rebufferingGoal: 1 } });
    player.addEventListener("error", ({ detail }) => { if (detail.severity === shaka.util.Error.Severity.CRITICAL) fatal.push(`shaka ${detail.code}`); });
    await player.load(manifest);
    await element.play();
  },

  hls(manifest) {
    const player = new Hls({ maxBufferLength: seconds, maxMaxBufferLength: seconds }), element = video();
    player.on(Hls.Events.ERROR, (_, data) => { if (data.fatal) fatal.push(`hls.js ${data.details}`); });
    player.on(Hls.Events.MANIFEST_PARSED, () => element.play());
    player.loadSource(manifest);
    player.attachMedia(element);
  },

  native(manifest) {
    const element = video();
    element.src = manifest;
    return element.play();
  },
};
