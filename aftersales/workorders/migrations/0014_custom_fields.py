import aftersales.base.ids
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Fields of the company's own, forms of kinds that ask for them, and categories that have an order and can be merged."""

    dependencies = [
        ('workorders', '0013_checklists'),
    ]

    operations = [
        migrations.AddField(
            model_name='category',
            name='merged_into',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workorders.category'),
        ),
        migrations.AddField(
            model_name='category',
            name='position',
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name='kind',
            name='form',
            field=models.JSONField(db_default=models.Value([], models.JSONField()), default=list),
        ),
        migrations.CreateModel(
            name='CustomField',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=aftersales.base.ids.new_key, editable=False, unique=True)),
                ('code', models.TextField(unique=True)),
                ('type', models.TextField()),
                ('name_zh', models.TextField()),
                ('name_en', models.TextField()),
                ('hint_zh', models.TextField(default='')),
                ('hint_en', models.TextField(default='')),
                ('unit', models.TextField(default='')),
                ('low', models.FloatField(null=True)),
                ('high', models.FloatField(null=True)),
                ('decimals', models.SmallIntegerField(default=0)),
                ('choices', models.JSONField(default=list)),
                ('searchable', models.BooleanField(default=False)),
                ('personal', models.BooleanField(default=False)),
                ('position', models.IntegerField(default=0)),
                ('archived_at', models.DateTimeField(null=True)),
                ('version', models.IntegerField(default=1)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('type__in', ['text', 'number', 'choice', 'multi', 'date', 'person', 'asset', 'flag'])), name='custom_field_type_known')],
            },
        ),
        migrations.CreateModel(
            name='OrderFields',
            fields=[
                ('order', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='fields', serialize=False, to='workorders.workorder')),
                ('values', models.JSONField(default=dict)),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['values'], name='order_fields_values', opclasses=['jsonb_path_ops'])],
            },
        ),
    ]
