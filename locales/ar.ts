import type { Words } from './words.ts';

const plural = new Intl.PluralRules('ar');

/** A counted noun: Arabic has its own forms for one and two, for 3 to 10, for 11 to 99, and for round hundreds. */
function counted(number: string, forms: Readonly<{ one: string; two: string; few: string; many: string; other: string }>): string {
  const rule = plural.select(Number(number.replace(/\D/g, '')));
  if (rule === 'one' || rule === 'two') return forms[rule];
  return `${number} ${rule === 'zero' ? forms.other : forms[rule]}`;
}

export const ar: Words = {
  skipToText: 'انتقل إلى القصة',
  mapStory: 'قصة على خريطة',
  length: (steps, minutes) => {
    const stepWords = counted(steps, { one: 'خطوة واحدة', two: 'خطوتان', few: 'خطوات', many: 'خطوة', other: 'خطوة' });
    const minuteWords = counted(minutes, { one: 'دقيقة واحدة', two: 'دقيقتين', few: 'دقائق', many: 'دقيقة', other: 'دقيقة' });
    return `${stepWords}، نحو ${minuteWords}`;
  },
  begin: 'ابدأ',
  orScroll: 'أو مرّر الصفحة',
  plainText: 'اقرأ النص وحده',
  backToMap: 'العودة إلى القصة مع خريطتها',
  contents: 'المحتويات',
  motion: 'الحركة',
  previous: 'الخطوة السابقة',
  next: 'الخطوة التالية',
  stepOf: (step, count) => `${step} من ${count}`,
  titleStep: 'العنوان',
  onTheMap: 'على الخريطة:',
  kmSoFar: 'كم حتى الآن',
  ofAbout: (km, from, to) => `من أصل نحو ${km}، من ${from} إلى ${to}`,
  certainty: { reported: 'منقول عن مصدر', inferred: 'استنتاج منا', alternative: 'مسار بديل' },
  certaintyMeans: {
    reported: 'يذكره مصدر مسمّى',
    inferred: 'رسمناه نحن بين نقاط منقولة عن مصادر',
    alternative: 'طريق ربما سلكوه، أو يُفترض أنهم جُنّبوه',
  },
  km2: (area) => `${area}\u00a0كم²`,
  atScale: 'بمقياس الخريطة، لكن في غير موضعها: تعذّر التحقق من أي خط للجبهة، فلم نرسم خطاً.',
  route: 'الطريق خطوة خطوة',
  lightBeneath: 'الضوء تحت الخط',
  lightsNote: 'الأضواء: ناسا، بلاك ماربل، 2012؛ بلدات ومشاعل غاز وأساطيل صيد',
  legend: 'كيف تُقرأ الخريطة',
  legendLights:
    'الأضواء نقاط مَقيسة من صورة «بلاك ماربل» المركّبة التي أعدتها ناسا عام 2012، موزعة على البلدات الواقعة داخل كل بكسل. وتسطع فيها أيضاً مشاعل الغاز وأساطيل الصيد. ولم تُلوَّن كوريا الشمالية بلون أدكن: فالبيانات لا تكاد تحوي ضوءاً هناك.',
  legendBorders:
    'رُسمت الحدود وفق الاعتراف الدولي: القرم وسيفاستوبول تابعتان لأوكرانيا. والخطوط المتنازع عليها متقطعة. ولم تُرسم إلا حدود روسيا وأوكرانيا وبيلاروسيا وكوريا الشمالية، وخط الترسيم في كوريا.',
  legendPlaces: {
    story: 'مكان في القصة',
    approximate: 'قرب ذلك المكان',
    training: 'ميدان تدريب سمّته الاستخبارات العسكرية الأوكرانية',
    region: 'منطقة',
  },
  sources: 'المصادر',
  sourcesNote: 'بترتيب ورودها في القصة.',
  backToMention: (number) => `العودة إلى الموضع ${number}`,
  credits: 'حقوق ومصادر',
  creditsText:
    'اليابسة والحدود والأقاليم: Natural Earth، ملكية عامة. الأماكن: GeoNames، برخصة CC BY 4.0. الأضواء: NASA Earth Observatory، من Black Marble 2012. رُسمت الخريطة بواسطة MapLibre. الخطوط الطباعية: Source Serif 4 وIBM Plex Sans، برخصة SIL Open Font License.',
  updated: (date) => `آخر تعديل: ${date}`,
  mapIsPicture: 'يتعذر تشغيل الخريطة التفاعلية هنا؛ ما تراه صورة مرسومة لها.',
  savesData: 'ما تراه صور مرسومة، توفيراً لبياناتك.',
  showLiveMap: 'اعرض الخريطة التفاعلية',
  explore: 'استكشف الخريطة',
  backToStory: 'العودة إلى القصة',
  exploreHint: 'اسحب الخريطة، أو كبّرها وصغّرها بإصبعين، أو استخدم مفاتيح الأسهم. والضغط على علامة أو خط يفتح شرحه.',
  zoomIn: 'تكبير',
  zoomOut: 'تصغير',
  close: 'إغلاق',
  placesAndLegs: 'الأماكن والمراحل على الخريطة',
  play: 'شغّل القصة',
  pause: 'إيقاف مؤقت',
  speed: 'السرعة',
  times: (number) => `${number}×`,
  continueAt: (step) => `تابع من «${step}»`,
  copyLink: 'انسخ رابط هذه الخطوة',
  linkCopied: 'نُسخ الرابط',
  language: 'اللغة',
  journey: {
    caption: 'الرحلة، مرحلة مرحلة',
    leg: 'المرحلة',
    from: 'من',
    to: 'إلى',
    length: 'المسافة',
    mode: 'الوسيلة',
    certainty: 'درجة اليقين',
    sources: 'المصادر',
    total: 'الرحلة كلها',
    none: 'لا مصدر: من رسمنا',
  },
  mode: { sea: 'بحراً', air: 'جواً', rail: 'بالقطار', road: 'براً' },
  km: (km) => `${km}\u00a0كم`,
  howFar: {
    title: 'كم تبلغ هذه المسافة؟',
    intro: 'اختر مدينة تعرفها. تُرسم الكيلومترات نفسها انطلاقاً منها، بمقياسها الصحيح، بعد تدوير الخط كي يبدأ في مدينتك.',
    city: 'المدينة',
    choose: 'ارسم الطريق من هنا',
    result: (from, km, near, away) => `انطلاقاً من ${from}، تنتهي الرحلة بطولها البالغ ${km}\u00a0كم على بُعد ${away}\u00a0كم من ${near}.`,
    notFound: (name) => `لا توجد في القائمة مدينة باسم «${name}».`,
    note: 'يحتفظ الخط بكل منعطفات الرحلة وأطوالها كما هي في القصة؛ ولم تُنقل إلا بدايته. والطريق غرباً مستنتج هناك أيضاً.',
    copyLink: 'انسخ رابط هذه المقارنة',
    halfway: (near, away) => `ويقع منتصف الطريق على بُعد ${away}\u00a0كم من ${near}.`,
    turn: 'أدر الخط',
    thin: 'الخط الرفيع: رحلة القصة في موضعها.',
    noList: 'تعذّر تحميل قائمة المدن.',
    example: 'cairo',
  },
  readWhole: 'اقرأ القصة كاملة',
  fullScreen: 'ملء الشاشة',
  leaveFullScreen: 'إنهاء ملء الشاشة',
  embedThis: 'ضمّن هذه القصة',
  notFound: { title: 'هذه الصفحة غير موجودة', text: 'ربما كُتب العنوان خطأ، أو نُقلت الصفحة.', home: 'إلى القصة' },
};
